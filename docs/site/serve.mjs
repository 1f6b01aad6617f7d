// Serves a folder to this machine's browsers, at port 8000 or the next free one:
//   node serve.mjs FOLDER [PORT]
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.wasm': 'application/wasm',
}
const [folder, port = '8000'] = process.argv.slice(2)

const isFile = (path) => existsSync(path) && statSync(path).isFile()

function pathOf(request) {
  try {
    return normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
  } catch {
    return '/404.html' // no address at all
  }
}

const server = createServer((request, response) => {
  const path = pathOf(request)
  let file = join(folder, path)
  if (isFile(join(file, 'index.html'))) {
    if (!path.endsWith('/')) return response.writeHead(301, { Location: path + '/' }).end()
    file = join(file, 'index.html')
  }
  const found = isFile(file)
  if (!found) file = join(folder, '404.html')
  response.writeHead(found ? 200 : 404, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache' })
  createReadStream(file).pipe(response)
})
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE') throw error
  server.listen(error.port + 1, '127.0.0.1')
})
server.on('listening', () => console.log(`http://127.0.0.1:${server.address().port}/`))
server.listen(Number(port), '127.0.0.1')
