# What every target of this project shares: language level and warnings (private, never exported).

function(newsgrep_target name)
  target_compile_features(${name} PUBLIC cxx_std_20)
  set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                         -Wnon-virtual-dtor -Woverloaded-virtual)
endfunction()
