# ./run docs and ./run playground: a part of run, which reads this with its own functions and variables.
# shellcheck shell=sh disable=SC2154  # $command, $root, $log, … are run's

# build_engine: the engine for web pages, build/wasm/engine.wasm.
build_engine() {
  command -v em++ >/dev/null || {
    say "run: Emscripten (em++) is not installed; the site and the playground need it, the library does not" "run：没有安装 Emscripten（em++）；网站和演练场需要它，库本身不需要" >&2
    exit 2
  }
  preset=wasm build=$root/build/wasm
  configure
  watched "$(say "building the engine for web pages" "正在编译网页用的引擎")" cmake --build "$build" -j "$jobs" --target engine || failed
}

# build_playground [OPTION...]: the playground's page into build/playground, and what the options of build.mjs say.
build_playground() {
  build_engine
  rm -rf "$root/build/playground.new"
  watched "$(say "building the playground" "正在生成演练场")" node "$root/examples/playground/build.mjs" --engine "$build/engine.wasm" --out "$root/build/playground.new" "$@" || site_failed
  replace "$root/build/playground.new" "$root/build/playground"
}

# build_site: the site with the playground into build/docs, by way of $site, where its packages are.
build_site() {
  mkdir -p "$site"
  rm -rf "$site/site" "$site/.vitepress"
  cp -R "$root/docs/site" "$root/docs/.vitepress" "$site"
  if ! cmp -s "$root/docs/package-lock.json" "$site/installed.json"; then
    cp "$root/docs/package.json" "$root/docs/package-lock.json" "$site"
    (cd "$site" && watched "$(say "packages of npm" "npm 软件包")" npm ci --no-audit --no-fund --ignore-scripts --fetch-retries=1 --fetch-retry-mintimeout=1000) || site_failed
    cp "$root/docs/package-lock.json" "$site/installed.json"
  fi
  rm -rf "$site/generated"
  watched "$(say "the reference" "参考手册")" python3 "$site/site/reference.py" "$root" "$site/generated" || site_failed
  (
    cd "$site"
    export FOCALGRAD_ROOT="$root" FOCALGRAD_GENERATED="$site/generated"
    watched "$(say "building the site" "正在生成网站")" node site/build.mjs
  ) || site_failed
  cp -R "$root/build/playground" "$site/out"
  replace "$site/out" "$root/build/docs"
}

# replace NEW OLD: by renaming, so that there is a whole folder at any moment but for an instant.
replace() {
  rm -rf "$2.old"
  [ ! -e "$2" ] || mv "$2" "$2.old"
  mv "$1" "$2"
  rm -rf "$2.old"
}

site_failed() {
  tail -n 30 "$log" >&2
  say "run: the site could not be built; all output is in %s.  The library does not need it." "run：网站没能生成；全部输出在 %s。库本身不需要网站。" "$log" >&2
  exit 1
}

port=8000 out='' single='' check=no
may="--port N, --out DIR, --check"
[ "$command" = docs ] || may="--port N, --single FILE, --check"
while [ $# -gt 0 ]; do
  case $1 in
    --port=* | --out=* | --single=*) option=${1%%=*} value=${1#*=} ;;
    --port | --out | --single) option=$1 value=${2:-} && { [ $# -eq 1 ] || shift; } ;;
    --check) option=$1 value=yes ;;
    --lang) option='' value='' && { [ $# -eq 1 ] || shift; } ;;
    --lang=*) option='' value='' ;;
    *) option=$1 value='' ;;
  esac
  case $option in
    '') ;;
    --port) port=$value ;;
    --out) out=$value ;;
    --single) single=$value ;;
    --check) check=yes ;;
    *) value='' ;;
  esac
  case $command$option in docs--single | playground--out) value='' ;; esac
  [ -z "$option" ] || [ -n "$value" ] || {
    say "run: %s does not take '%s'; it takes %s" 'run：%s 不接受“%s”；可用 %s' "$command" "$option" "$may" >&2
    exit 2
  }
  shift
done
if [ -n "$out" ] && [ -n "$(ls -A "$out" 2>/dev/null)" ] && ! [ -f "$out/hashmap.json" ]; then
  say "run: %s has other files, and is left alone" "run：%s 里有别的文件，没有动它" "$out" >&2
  exit 2
fi
case $port in *[!0-9]*) say "run: --port takes a number" "run：--port 需要一个数字" >&2 && exit 2 ;; esac
lock
tools="python3-minimal emscripten cmake make libxtensor-dev xtl-dev nlohmann-json3-dev"
command -v npm >/dev/null || tools="$tools npm"
[ "$check" = no ] || tools="$tools chromium chromium-driver"
# shellcheck disable=SC2086  # a list of words
install $tools
sources=${FOCALGRAD_SOURCE_URL:+$FOCALGRAD_SOURCE_URL'{file}'}
[ "$command" = playground ] || sources=${sources:-'../source/{file}.html'}
if [ -n "$single" ]; then
  build_playground --source-url "$sources" --single "$single.new"
  mv "$single.new" "$single"
  exit 0
fi
build_playground --source-url "$sources"
site=$root/build/docs-node shown=$root/build/playground
if [ "$command" = docs ]; then
  build_site
  shown=$root/build/docs
fi
if [ -n "$out" ]; then
  mkdir -p "$(dirname "$out")"
  rm -rf "$out.new"
  cp -R "$root/build/docs" "$out.new"
  replace "$out.new" "$out"
fi
if [ "$check" = yes ]; then
  engine=$build/engine.wasm code=0
  build gradcheck
  preset=release build=$root/build/release
  without_tests
  install $core $program
  build compare
  exec 9>&-
  axe=$root/build/playground-packages/node_modules/axe-core/axe.min.js
  node "$root/tests/playground/gradcheck.mjs" "$root/build/wasm/gradcheck.wasm" || code=1
  node "$root/tests/playground/engine_test.mjs" "$engine" "$build/examples/compare" || code=1
  python3 "$root/tests/playground/page_test.py" "$engine" "$axe" || code=1  # alone: it looks at the time a frame takes
  if [ "$command" = docs ]; then
    for test in "$root"/tests/docs/regions.py "$root"/tests/docs/parity.py "$root"/tests/docs/*_test.py; do
      python3 "$test" "$root" "$root/build/docs" "$axe" || code=1
    done
  fi
  exit "$code"
elif [ -z "$out" ]; then
  say "it is in %s; Ctrl-C ends its server:" "页面在 %s；按 Ctrl-C 结束服务：" "$shown"
  start node "$root/docs/site/serve.mjs" "$shown" "$port"
fi
