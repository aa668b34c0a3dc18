# What every target of this project shares: includes, language level and warnings (private, never
# exported but for the language level), and headers that are compiled once for all of them.

# newsgrep_precompiled(NAME HEADERS): an object library whose precompiled headers other targets use.
# The headers are those that most sources include; the list changes no meaning, only the time.
function(newsgrep_precompiled name)
  if(NEWSGREP_PRECOMPILE AND NOT TARGET ${name})
    set(source "${newsgrep_BINARY_DIR}/${name}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "// Carries precompiled headers.\n")
    add_library(${name} OBJECT "${source}")
    newsgrep_target_settings(${name})
    target_precompile_headers(${name} PRIVATE ${ARGN})
  endif()
endfunction()

function(newsgrep_target_settings name)
  # Every include of our own is written from the top of the project: "text/analyzer.hpp".
  target_include_directories(${name} PRIVATE "${newsgrep_SOURCE_DIR}")
  target_compile_features(${name} PUBLIC cxx_std_20)
  set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(
    ${name}
    PRIVATE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wnon-virtual-dtor
            -Woverloaded-virtual)
  # ccache wants this option before it keeps what a precompiled header went into.
  if(NEWSGREP_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${name} PRIVATE -fpch-preprocess)
  endif()
endfunction()

# newsgrep_target(NAME [tests]): "tests" for a program that is made of test cases.
function(newsgrep_target name)
  newsgrep_target_settings(${name})
  if(NOT NEWSGREP_PRECOMPILE)
    return()
  endif()
  set(library_headers
      <algorithm>
      <filesystem>
      <functional>
      <map>
      <memory>
      <optional>
      <span>
      <string>
      <string_view>
      <unordered_map>
      <utility>
      <vector>)
  if("tests" IN_LIST ARGN)
    set(precompiled newsgrep_precompiled_for_tests)
    newsgrep_precompiled(${precompiled} ${library_headers}
                         "${newsgrep_SOURCE_DIR}/tests/support/catch.hpp")
    target_link_libraries(${precompiled} PRIVATE Catch2::Catch2)
  else()
    set(precompiled newsgrep_precompiled)
    newsgrep_precompiled(${precompiled} ${library_headers})
  endif()
  target_precompile_headers(${name} REUSE_FROM ${precompiled})
endfunction()
