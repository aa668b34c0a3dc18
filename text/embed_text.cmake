# cmake -D INPUT=a.txt -D OUTPUT=a.cpp -D HEADER=dir/a.hpp -D FUNCTION=name -P embed_text.cmake
# Writes a C++ file with newsgrep::text::name(), which returns the text of INPUT.

file(READ "${INPUT}" text)
set(delimiter "embedded")
string(FIND "${text}" ")${delimiter}\"" found)
if(NOT found EQUAL -1)
  message(FATAL_ERROR "${INPUT} holds the characters that end the literal it is written into")
endif()
file(
  WRITE "${OUTPUT}"
  "#include \"${HEADER}\"

namespace newsgrep::text {

std::string_view ${FUNCTION}() {
  return R\"${delimiter}(${text})${delimiter}\";
}

}  // namespace newsgrep::text
")
