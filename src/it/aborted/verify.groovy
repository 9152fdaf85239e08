def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath)
build.assertAborted('the slow compile begins', 'clean', 'verify', '-Dstep=aborted')
assert !new File(basedir, 'objects/aborted/slow.o').exists()
def warm = build.maven('verify', '-Dstep=warm')
build.assertCountsIn(warm, '2 hits, 0 misses')
build.assertObjects('warm', 'base')
build.maven('zccache:stop')
build.assertNoDaemon()
return true
