# What every target of this project shares: includes, language level, warnings and hardening (private,
# never exported but for the language level), and headers that are compiled once for all of them.

include(NewsgrepHardening)

# newsgrep_precompiled(NAME KIND HEADERS): an object library whose precompiled headers other targets of
# the same kind (see newsgrep_target) use. The headers are those that most sources include; the list
# changes no meaning, only the time.
function(newsgrep_precompiled name kind)
  if(NEWSGREP_PRECOMPILE AND NOT TARGET ${name})
    set(source "${newsgrep_BINARY_DIR}/${name}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "// Carries precompiled headers.\n")
    add_library(${name} OBJECT "${source}")
    newsgrep_target_settings(${name} ${kind})
    target_precompile_headers(${name} PRIVATE ${ARGN})
  endif()
endfunction()

function(newsgrep_target_settings name kind)
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
  newsgrep_harden(${name} ${kind})
  # ccache wants this option before it keeps what a precompiled header went into.
  if(NEWSGREP_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${name} PRIVATE -fpch-preprocess)
  endif()
endfunction()

# newsgrep_target(NAME [KIND]): KIND is "hot" for a library that every query or passage runs through
# (see NewsgrepHardening), "tests" for a program that is made of test cases.
function(newsgrep_target name)
  set(kind "other")
  if(ARGC GREATER 1)
    set(kind "${ARGV1}")
  endif()
  newsgrep_target_settings(${name} ${kind})
  if(NOT NEWSGREP_PRECOMPILE)
    return()
  endif()
  set(headers
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
  if(kind STREQUAL "tests")
    list(APPEND headers "${newsgrep_SOURCE_DIR}/tests/support/catch.hpp")
  endif()
  set(precompiled newsgrep_precompiled_${kind})
  newsgrep_precompiled(${precompiled} ${kind} ${headers})
  if(kind STREQUAL "tests")
    target_link_libraries(${precompiled} PRIVATE Catch2::Catch2)
  endif()
  target_precompile_headers(${name} REUSE_FROM ${precompiled})
endfunction()
