# Bundles report.js with its library into the page's template: cmake -DSOURCE=… -DBUILD=… -DNPM=… -P build.cmake
file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json DESTINATION ${BUILD})
execute_process(COMMAND ${NPM} ci --no-audit --no-fund --ignore-scripts WORKING_DIRECTORY ${BUILD}
                RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(failed)
  message(FATAL_ERROR "npm could not get the report's chart library:\n${said}")
endif()
file(COPY ${SOURCE}/report.js DESTINATION ${BUILD})
execute_process(COMMAND ${BUILD}/node_modules/.bin/esbuild report.js --bundle --minify --format=iife --charset=utf8
                        --legal-comments=inline --log-level=warning --outfile=bundle.js
                WORKING_DIRECTORY ${BUILD} COMMAND_ERROR_IS_FATAL ANY)
file(READ ${SOURCE}/template.html page)
file(READ ${BUILD}/bundle.js script)
string(REPLACE "</script" "<\\/script" script "${script}")
string(REPLACE "/*{{script}}*/" "${script}" page "${page}")
file(WRITE ${BUILD}/page.html "${page}")
