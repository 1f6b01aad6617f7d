# Bundles report.js with its parts and its library into the page's template: cmake -DSOURCE=… -DBUILD=… -DNPM=… -P build.cmake
# Where npm is not there or cannot get the library, the page has its tables and says why there are no charts.
file(READ ${SOURCE}/template.html page)
set(failed "npm is not installed")
if(NPM)
  file(GLOB scripts ${SOURCE}/*.js)
  file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json ${scripts} DESTINATION ${BUILD})
  execute_process(COMMAND ${NPM} ci --no-audit --no-fund --ignore-scripts WORKING_DIRECTORY ${BUILD}
                  RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
endif()
if(failed)
  message(WARNING "report.html will have no charts: npm could not get its chart library (${failed})\n${said}")
  string(REPLACE "<!--{{note}}-->" "<p class=\"soft\">There are no charts here: when this was built, npm could not get \
their library. Remove ${BUILD} and build again.</p>" page "${page}")
else()
  execute_process(COMMAND ${BUILD}/node_modules/.bin/esbuild report.js --bundle --minify --format=iife --charset=utf8
                          --legal-comments=inline --log-level=warning --outfile=bundle.js
                  WORKING_DIRECTORY ${BUILD} COMMAND_ERROR_IS_FATAL ANY)
  file(READ ${BUILD}/bundle.js script)
  string(REPLACE "</script" "<\\/script" script "${script}")
  string(REPLACE "<!--{{note}}-->\n" "" page "${page}")
  string(REPLACE "/*{{script}}*/" "${script}" page "${page}")
endif()
file(WRITE ${BUILD}/page.html "${page}")
