def folders = System.getenv('PATH').split(':').collect { new File(it) }
return folders.any { new File(it, 'cmake').canExecute() }
