def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.writeSources()
build.offerLauncher(pluginVersion, 'linux-something-for-this')
return true
