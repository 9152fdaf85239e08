new File(basedir, 'configure').setExecutable(true)
new io.zccache.it.WholeBuild(basedir, localRepositoryPath).prepare('base')
return true
