"""Irregularities (疑点) in what was paid: a module a family of rules, a function a rule.

A rule takes plain tables and arrays and gives findings; it reads nothing and enters nothing. ``case`` is what the rules
look at, ``lists`` holds each list against the inputs of its own day, ``titles`` what was paid against what was known,
``arrears`` what is owed or was paid late, ``grounds`` the documents behind it, ``payees`` the accounts, ``budgets`` the
months and the number of people. The catch: what can only raise a question is a note.
"""
