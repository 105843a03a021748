"""Networks of plans and the measures taken on them: pure functions of facts that were read from a store.

`facts` holds what one province's plans say, `networks` builds graphs from it, `catalogue` names the measures.
"""
