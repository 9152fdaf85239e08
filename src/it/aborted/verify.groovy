def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertAborted('the slow compile begins', 'clean', 'verify', '-Dstep=aborted')
// the links do nothing until the next build
build.run('sh', '-c', '! grep -rl enabled=1 cache-root/links')
assert !new File(basedir, 'objects/aborted/slow.o').exists()
def warm = build.maven('verify', '-Dstep=warm')
build.assertCountsIn(warm, '2 hits, 0 misses')
build.assertObjects('warm', 'base')
build.maven('zccache:stop')
build.assertNoDaemon()
return true
