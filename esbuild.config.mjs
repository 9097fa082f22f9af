/** The build, for scripts and tests: the command line is `npm run build [-- --watch]`, the steps are in scripts/build/. */
export { build, tellSizes } from './scripts/build/build.mjs'
export { BuildError } from './scripts/build/build-error.mjs'
export { watch } from './scripts/build/watch.mjs'
