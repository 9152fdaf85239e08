new File(basedir, 'src/main/native-package/configure').setExecutable(true)
new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome).prepare('base')
return true
