def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.prepare('base')
build.writeCoreExtension(pluginVersion)
return true
