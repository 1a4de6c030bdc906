"""Answers to "write a confusion matrix", each with the slip that its docstring names."""

# these are slips


def answered_by_wanted(classify, known, fresh, n_classes):
    """rows and columns have changed places; a row is what was wanted"""
    table = [[0] * n_classes for _ in range(n_classes)]
    answers = classify(fresh[0])
    for i in range(len(answers)):
        table[answers[i]][fresh[1][i]] += 1
    return table


def of_the_known(classify, known, fresh, n_classes):
    """you counted the known samples; a promise is measured on fresh ones"""
    table = [[0] * n_classes for _ in range(n_classes)]
    answers = classify(known[0])
    for i in range(len(answers)):
        table[known[1][i]][answers[i]] += 1
    return table


def of_all(classify, known, fresh, n_classes):
    """you counted known and fresh samples together"""
    table = [[0] * n_classes for _ in range(n_classes)]
    for inputs, labels in (known, fresh):
        for wanted, said in zip(labels, classify(inputs), strict=True):
            table[wanted][said] += 1
    return table


def parts_of_each_row(classify, known, fresh, n_classes):
    """these are shares; answer with counts"""
    table = [[0] * n_classes for _ in range(n_classes)]
    inputs, labels = fresh
    for wanted, said in zip(labels, classify(inputs), strict=True):
        table[wanted][said] += 1
    for i in range(n_classes):
        total = sum(table[i])
        if total > 0:
            table[i] = [count / total for count in table[i]]
    return table


def as_large_as_the_labels(classify, known, fresh, n_classes):
    """for 4 classes answer with a table of 4 rows, each with 4 counts"""
    n_classes = max(fresh[1]) + 1
    table = [[0] * n_classes for _ in range(n_classes)]
    inputs, labels = fresh
    for wanted, said in zip(labels, classify(inputs), strict=True):
        table[wanted][said] += 1
    return table


def only_once(classify, known, fresh, n_classes):
    """there are 7 fresh samples, your table counts 5"""
    table = [[0] * n_classes for _ in range(n_classes)]
    inputs, labels = fresh
    for wanted, said in zip(labels, classify(inputs), strict=True):
        table[wanted][said] = 1
    return table


def all_are_right(classify, known, fresh, n_classes):
    """the table counts all samples, but some in a wrong place; look at one sample at a time"""
    table = [[0] * n_classes for _ in range(n_classes)]
    for label in fresh[1]:
        table[label][label] += 1
    return table


def one_number(classify, known, fresh, n_classes):
    """return a table, a row of numbers for each class, not 4"""
    inputs, labels = fresh
    return sum(wanted == said for wanted, said in zip(labels, classify(inputs), strict=True))
