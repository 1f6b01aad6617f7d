# Bundles report.js and sweep.js with their parts and their library into the pages' templates, and writes each page as a
# C++ file:
#   cmake -DSOURCE=… -DBUILD=… -DNPM=… -P build.cmake
# Where npm is not there or cannot get the library, the pages have their tables and say why there are no charts.
file(READ ${SOURCE}/template.html report_page)
file(READ ${SOURCE}/sweep.html sweep_page)
string(REGEX MATCH "<style>.*</style>" style "${report_page}")
string(REPLACE "<!--{{style}}-->" "${style}" sweep_page "${sweep_page}")
set(no_charts "")
if(NOT NPM)
  set(no_charts "npm was not installed")
else()
  file(GLOB scripts ${SOURCE}/*.js)
  file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json ${scripts} DESTINATION ${BUILD})
  execute_process(COMMAND ${NPM} ci --no-audit --no-fund --ignore-scripts --fetch-retries=1 --fetch-retry-mintimeout=1000
                  WORKING_DIRECTORY ${BUILD} RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(failed)
    message("${said}")
    string(REGEX MATCH "code ([A-Z0-9_]+)" code "${said}")
    set(no_charts "npm could not get the chart library (${CMAKE_MATCH_1})")
    string(REPLACE " ()" "" no_charts "${no_charts}")
  endif()
endif()
if(no_charts)
  message("no charts in report.html and sweep.html: ${no_charts}; to try again: rm ${BUILD}/*_page.cpp, then build")
endif()
foreach(name report sweep)
  set(page "${${name}_page}")
  if(no_charts)
    string(REPLACE "<!--{{note}}-->" "<p class=\"soft\" lang=\"en\">There are no charts here: when the program was \
built, ${no_charts}. To get them, remove ${BUILD}/${name}_page.cpp and build again.</p><p class=\"soft\" lang=\"zh-Hans\">此页没有图表，因为编译时\
未能取得图表库（${no_charts}）。删除 ${BUILD}/${name}_page.cpp 后重新编译即可。</p>" page "${page}")
  else()
    execute_process(COMMAND ${BUILD}/node_modules/.bin/esbuild ${name}.js --bundle --minify --format=iife --charset=utf8
                            --legal-comments=inline --log-level=warning --outfile=${name}_bundle.js
                    WORKING_DIRECTORY ${BUILD} COMMAND_ERROR_IS_FATAL ANY)
    file(READ ${BUILD}/${name}_bundle.js script)
    string(REPLACE "</script" "<\\/script" script "${script}")
    string(REPLACE "<!--{{note}}-->\n" "" page "${page}")
    string(REPLACE "/*{{script}}*/" "${script}" page "${page}")
  endif()
  file(WRITE ${BUILD}/${name}_page.cpp "// Made by examples/report/build.cmake.
#include \"examples/experiment/showing/report_page.hpp\"

namespace focalgrad::experiment {
static const char ${name}_html[] = R\"~page~(${page})~page~\";
const std::string_view ${name}_page(${name}_html, sizeof ${name}_html - 1); // strlen of it would take the compiler a second
}  // namespace focalgrad::experiment
")
endforeach()
file(WRITE ${BUILD}/no_charts.cpp "// Made by examples/report/build.cmake.
#include \"examples/experiment/showing/report_page.hpp\"

namespace focalgrad::experiment {
const std::string_view no_charts = R\"(${no_charts})\";
}  // namespace focalgrad::experiment
")
