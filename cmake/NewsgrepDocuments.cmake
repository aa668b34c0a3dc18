# A program of this project writes its own manual page and completions; where they are put tells
# NewsgrepInstall.

set(NEWSGREP_DOCUMENTS "${PROJECT_BINARY_DIR}/documents")

# newsgrep_documents(NAME): NAME.1, NAME.bash, NAME.zsh and NAME.fish in NEWSGREP_DOCUMENTS.
function(newsgrep_documents name)
  set(commands COMMAND ${CMAKE_COMMAND} -E make_directory "${NEWSGREP_DOCUMENTS}")
  list(APPEND commands COMMAND ${name} --manual > "${NEWSGREP_DOCUMENTS}/${name}.1")
  foreach(shell IN ITEMS bash zsh fish)
    list(APPEND commands COMMAND ${name} --completion ${shell} >
         "${NEWSGREP_DOCUMENTS}/${name}.${shell}")
  endforeach()
  add_custom_command(TARGET ${name} POST_BUILD ${commands} VERBATIM)
endfunction()
