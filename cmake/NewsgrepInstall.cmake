# Installs the manual pages and completions of the programs and, unless the build optimises at link time,
# libraries, public headers and the CMake package, so that find_package(newsgrep) works. What is
# optimised at link time can be linked by the compiler alone that made it; to compile everything twice
# for that would cost every release build a third of its time.

if(CMAKE_INTERPROCEDURAL_OPTIMIZATION)
  set(NEWSGREP_INSTALL_LIBRARIES OFF)
else()
  set(NEWSGREP_INSTALL_LIBRARIES ON)
endif()

if(NEWSGREP_INSTALL_LIBRARIES)
  include(CMakePackageConfigHelpers)

  set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/newsgrep")

  # One file of targets for each library that a program asks for, with the dependencies of that one alone.
  function(newsgrep_install_targets part)
    install(
      TARGETS ${ARGN}
      EXPORT newsgrep-${part}-targets
      ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
      FILE_SET HEADERS
      DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
    install(
      EXPORT newsgrep-${part}-targets
      NAMESPACE newsgrep::
      DESTINATION "${package_dir}")
  endfunction()
  newsgrep_install_targets(searcher newsgrep_text newsgrep_index newsgrep_searcher)
  newsgrep_install_targets(corpus newsgrep_corpus)
  newsgrep_install_targets(indexer newsgrep_indexer)

  configure_package_config_file(
    "${CMAKE_CURRENT_LIST_DIR}/newsgrep-config.cmake.in" "${PROJECT_BINARY_DIR}/newsgrep-config.cmake"
    INSTALL_DESTINATION "${package_dir}"
    NO_SET_AND_CHECK_MACRO)
  write_basic_package_version_file("${PROJECT_BINARY_DIR}/newsgrep-config-version.cmake"
                                   COMPATIBILITY SameMinorVersion)
  install(
    FILES "${PROJECT_BINARY_DIR}/newsgrep-config.cmake"
          "${PROJECT_BINARY_DIR}/newsgrep-config-version.cmake"
          "${CMAKE_CURRENT_LIST_DIR}/FindNewsgrepDependencies.cmake"
    DESTINATION "${package_dir}")
endif()

if(NEWSGREP_BUILD_PROGRAMS)
  include(NewsgrepDocuments)
  set(share "${CMAKE_INSTALL_DATADIR}")
  foreach(program IN ITEMS newsgrep newsgrep-index)
    set(documents "${NEWSGREP_DOCUMENTS}/${program}")
    install(FILES "${documents}.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
    install(
      FILES "${documents}.bash"
      DESTINATION "${share}/bash-completion/completions"
      RENAME ${program})
    install(
      FILES "${documents}.zsh"
      DESTINATION "${share}/zsh/site-functions"
      RENAME _${program})
    install(FILES "${documents}.fish" DESTINATION "${share}/fish/vendor_completions.d")
  endforeach()
endif()
