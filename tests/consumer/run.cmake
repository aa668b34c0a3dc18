# Builds the project in this folder against newsgrep, from an empty folder on, and runs it.
# tests.cmake gives the variables: MODE (find_package or add_subdirectory), SOURCE_DIR and BUILD_DIR of
# newsgrep, how that was built (COMPILER, FLAGS, BUILD_TYPE), and INDEX_PROGRAM.

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# All public headers are installed and nothing else is; none names Xapian.
function(check_headers include_dir)
  foreach(library IN ITEMS corpus indexer searcher text)
    set(public_dir "${SOURCE_DIR}/${library}/include")
    file(GLOB_RECURSE headers RELATIVE "${public_dir}" "${public_dir}/*")
    list(APPEND public ${headers})
  endforeach()
  list(SORT public)
  file(GLOB_RECURSE installed RELATIVE "${include_dir}" "${include_dir}/*")
  list(SORT installed)
  if(NOT installed STREQUAL public)
    message(FATAL_ERROR "public headers: ${public}\nbut installed: ${installed}")
  endif()
  foreach(header IN LISTS installed)
    file(STRINGS "${include_dir}/${header}" lines REGEX "[Xx][Aa][Pp][Ii][Aa][Nn]")
    if(lines)
      message(FATAL_ERROR "${header} names Xapian: ${lines}")
    endif()
  endforeach()
endfunction()

set(work "${BUILD_DIR}/consumer/${MODE}")
file(REMOVE_RECURSE "${work}")
set(configure "${CMAKE_COMMAND}" -G Ninja -S "${CMAKE_CURRENT_LIST_DIR}" -B "${work}/build" -D
              "CMAKE_CXX_COMPILER=${COMPILER}" -D "CMAKE_CXX_FLAGS=${FLAGS}")
set(sample "${SOURCE_DIR}/corpus/sample")

if(MODE STREQUAL "find_package")
  run("${CMAKE_COMMAND}" --install "${BUILD_DIR}" --prefix "${work}/as_installed")
  check_headers("${work}/as_installed/include")
  # An installation may be moved.
  file(RENAME "${work}/as_installed" "${work}/prefix")
  run("${work}/prefix/bin/newsgrep" --version)
  run("${work}/prefix/bin/newsgrep-index" --version)
  run(${configure} -D "CMAKE_BUILD_TYPE=${BUILD_TYPE}" -D "CMAKE_PREFIX_PATH=${work}/prefix")
  run("${CMAKE_COMMAND}" --build "${work}/build")
  run("${work}/build/index" "${work}/index" "${sample}")
  run(${configure} -D "CMAKE_BUILD_TYPE=${BUILD_TYPE}" -D "CMAKE_PREFIX_PATH=${work}/prefix" -B
      "${work}/build_alone" -D SEARCHER_ALONE=ON)
  run("${CMAKE_COMMAND}" --build "${work}/build_alone")
else()
  # Without a build type: it compiles faster.
  run(${configure} -D "NEWSGREP_SOURCE_DIR=${SOURCE_DIR}")
  run("${CMAKE_COMMAND}" --build "${work}/build" --target embed)
  run("${INDEX_PROGRAM}" --index "${work}/index" "${sample}")
endif()

execute_process(
  COMMAND "${work}/build/embed" "${work}/index" "\"buffer zone\""
  OUTPUT_VARIABLE passages COMMAND_ECHO STDOUT ECHO_OUTPUT_VARIABLE COMMAND_ERROR_IS_FATAL ANY)
if(NOT passages MATCHES "^[^\t\n]+:[0-9]+\t[^\t\n]*buffer zone")
  message(FATAL_ERROR "the first line is no passage about a buffer zone")
endif()
