"""The vocabulary: the metrics that are known, by every name they go by, lists of words, and who says so."""

from sla_lint.vocabulary.known import AspirationalLimit, KnownMetric, LegalLimit, VocabularyError
from sla_lint.vocabulary.vocabulary import Reference, Vocabulary

__all__ = ["AspirationalLimit", "KnownMetric", "LegalLimit", "Reference", "Vocabulary", "VocabularyError"]
