def folders = System.getenv('PATH').split(':').collect { new File(it) }
return ['cmake', 'ninja'].every { tool -> folders.any { new File(it, tool).canExecute() } }
