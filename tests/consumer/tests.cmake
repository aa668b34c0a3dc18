# newsgrep as others use it: the project in this folder is built against it and run.

function(newsgrep_consumer_test mode)
  add_test(
    NAME "consumer: ${mode}"
    COMMAND
      "${CMAKE_COMMAND}" -D "MODE=${mode}" -D "SOURCE_DIR=${PROJECT_SOURCE_DIR}" -D
      "BUILD_DIR=${PROJECT_BINARY_DIR}" -D "COMPILER=${CMAKE_CXX_COMPILER}" -D
      "FLAGS=${CMAKE_CXX_FLAGS}" -D "BUILD_TYPE=$<CONFIG>" -D
      "INDEX_PROGRAM=$<TARGET_FILE:newsgrep-index>" -P "${PROJECT_SOURCE_DIR}/tests/consumer/run.cmake")
  # The longest of all tests: begun first, they are not waited for at the end.
  set_tests_properties("consumer: ${mode}" PROPERTIES LABELS slow TIMEOUT 900 COST 1000)
endfunction()

if(NEWSGREP_INSTALL_LIBRARIES AND NEWSGREP_BUILD_PROGRAMS)
  newsgrep_consumer_test(find_package)
endif()
if(NEWSGREP_BUILD_PROGRAMS)
  # Builds the libraries once more: not under the sanitizers, which could find nothing new there.
  if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    newsgrep_consumer_test(add_subdirectory)
  endif()
endif()
