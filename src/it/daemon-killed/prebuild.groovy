new io.zccache.it.WholeBuild(basedir, localRepositoryPath).prepare('base')
return true
