def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertLogged('leaf.h:4:2: error: #error broken on purpose')
build.assertObjects('mended', 'base')
return true
