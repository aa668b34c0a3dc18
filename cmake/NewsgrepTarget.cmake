# What every target of this project shares: includes, language level and warnings (private, never
# exported but for the language level).

function(newsgrep_target name)
  # Every include of our own is written from the top of the project: "text/analyzer.hpp".
  target_include_directories(${name} PRIVATE "${newsgrep_SOURCE_DIR}")
  target_compile_features(${name} PUBLIC cxx_std_20)
  set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                         -Wnon-virtual-dtor -Woverloaded-virtual)
endfunction()
