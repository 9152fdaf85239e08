def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
// five sources of hawtjni's, two of the build command
build.assertCounts('0 hits, 7 misses', '7 hits, 0 misses')
// javacpp says how it compiles and links what it generates
build.assertLogged('/g++ -I')
build.assertLogged('/cache-root/links/')
build.assertNoDaemon()
return true
