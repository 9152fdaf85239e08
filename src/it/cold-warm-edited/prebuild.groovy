new io.zccache.it.WholeBuild(basedir, localRepositoryPath).prepare('base', 'edited')
return true
