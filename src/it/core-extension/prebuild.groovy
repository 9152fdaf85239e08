def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath)
build.prepare('base')
build.writeCoreExtension(pluginVersion)
return true
