def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
// five sources of hawtjni's, two of the build command, two of javacpp's, which writes one of these anew
build.assertCountsLike('0 hits, 9 misses', '8 hits, 1 miss|9 hits, 0 misses')
// javacpp says how it compiles and links what it generates
build.assertLogged('/g++ -I')
build.assertLogged('/cache-root/links/')
build.assertNoDaemon()
return true
