def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('skipped', 'base')
build.assertNoCacheRoot()
build.assertCounts()
return true
