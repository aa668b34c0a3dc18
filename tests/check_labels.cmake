# Fails unless every ctest of BUILD_DIR has exactly one of the labels that tests/CMakeLists.txt lists.
cmake_minimum_required(VERSION 3.24)

# Sets `result` to the number of tests that ctest selects with the arguments, `list` to their names.
function(select_tests result list)
  execute_process(COMMAND "${CTEST}" --test-dir "${BUILD_DIR}" -N ${ARGN} OUTPUT_VARIABLE output
                                                                        COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "Total Tests: ([0-9]+)" total "${output}")
  set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
  set(${list} "${output}" PARENT_SCOPE)
endfunction()

set(labels unit oracle slow golden)
list(JOIN labels "|" any_label)
select_tests(unlabelled_count unlabelled -LE "^(${any_label})$")
if(unlabelled_count GREATER 0)
  message(FATAL_ERROR "Tests without a label (or not built):\n${unlabelled}")
endif()

set(sum 0)
foreach(label IN LISTS labels)
  select_tests(count names -L "^${label}$")
  message(STATUS "${label}: ${count}")
  math(EXPR sum "${sum} + ${count}")
endforeach()
select_tests(all_count names)
if(NOT sum EQUAL all_count)
  message(FATAL_ERROR "${all_count} tests have ${sum} labels")
endif()
