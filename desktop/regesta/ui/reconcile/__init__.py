"""The Reconcile workspace: pairs that may be the same, judged one by one."""
