# What makes a mistake in a program harder to use for an attack. Builds that users run have it: Release
# and MinSizeRel. A distribution that passes flags of its own (dpkg-buildflags) turns it off with
# -DNEWSGREP_HARDENING=OFF, or builds with its own build type, for which nothing is added.
# docs/performance.md says what it costs; tests/release/ checks the programs.

# The sanitizers watch more than this, and they do not see through functions that check their
# arguments themselves.
set(newsgrep_hardening_default ON)
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize" OR NOT CMAKE_EXECUTABLE_FORMAT STREQUAL "ELF")
  set(newsgrep_hardening_default OFF)
endif()
option(NEWSGREP_HARDENING "Harden release builds" ${newsgrep_hardening_default})

# newsgrep_harden(NAME [hot]): compiles the target with checks; links a program so that nothing of it
# but its data can be written to. "hot" for what every query or passage runs through: there the
# indexes of the C++ library's containers are not checked, and of the functions only those with
# buffers guard their stack.
function(newsgrep_harden name)
  if(NOT NEWSGREP_HARDENING)
    return()
  endif()
  set(compile
      -fstack-clash-protection
      # A distribution's own level may be lower, and to define it twice is a warning.
      -U_FORTIFY_SOURCE
      -D_FORTIFY_SOURCE=3)
  if("hot" IN_LIST ARGN)
    list(APPEND compile -fstack-protector)
  else()
    list(APPEND compile -fstack-protector-strong -D_GLIBCXX_ASSERTIONS)
  endif()
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|i.86)$")
    # Shadow stacks. Tracking of branches costs 1 % of a query, and no kernel offers it to programs.
    list(APPEND compile -fcf-protection=return)
  elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|arm64)$")
    list(APPEND compile -mbranch-protection=standard)
  endif()
  # A shared library that embeds this one asks for more: position-independent code.
  get_target_property(position_independent ${name} POSITION_INDEPENDENT_CODE)
  if(NOT position_independent)
    list(APPEND compile -fPIE)
  endif()
  set(release "$<CONFIG:Release,MinSizeRel>")
  target_compile_options(${name} PRIVATE "$<${release}:${compile}>")

  get_target_property(type ${name} TYPE)
  if(type STREQUAL "EXECUTABLE")
    set(link -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
    target_link_options(${name} PRIVATE "$<${release}:${link}>")
  endif()
endfunction()
