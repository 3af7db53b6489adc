"""What speaks for and against two presentations of a person being one, feature by feature."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from govgraph.resolve.areas import NATION, Relation, relation
from govgraph.resolve.dates import Span, gap
from govgraph.resolve.names import Likeness, NameKey, differ, distinctive, likeness
from govgraph.resolve.posts import Office
from govgraph.resolve.union import Features
from govgraph.resolve.vocabulary import Vocabulary

THRESHOLD = 0.5
CLEAR = 0.1  # by how much the best of several candidates must lead

_NEAR_DAYS = 180  # two offices seen this close in time were held together
_NEWS_DAYS = 30
_TERM_DAYS = 550  # a misspelt or shortened name must be seen in the post within this time
_AREA = {"same": 0.3, "nested": 0.2, "twin": 0.1, "nation": 0.0, "unknown": -0.1, "apart": -0.3}
_BEST_FIRST: tuple[Relation, ...] = ("same", "nested", "twin", "nation", "unknown", "apart")
_SAME_POST = 0.5


@dataclass(frozen=True, slots=True)
class Profile:
    """A name with a set of posts (or with none), over all the articles that present it so.

    ``places`` are the codes of the provinces and countries that the articles speak of.
    """

    name: NameKey
    offices: frozenset[Office]
    articles: frozenset[str]
    when: Span | None  # from the first to the last article
    places: frozenset[str] = frozenset()
    telling: int = 0  # words of the name that few people share

    @property
    def posts(self) -> frozenset[str]:
        """Identifiers of the posts."""
        return frozenset(office.post.id for office in self.offices)


def name_weight(like: Likeness, left: NameKey, right: NameKey, vocabulary: Vocabulary) -> float:
    """How much a likeness of names says: more for more words, and for words that few people share."""
    telling = min(distinctive(left, vocabulary), distinctive(right, vocabulary), 2)
    words = min(len(left), len(right))
    match like:
        case "equal" | "order":
            return 0.15 + 0.1 * min(telling, 1) if words == 1 else 0.4 + 0.1 * telling + (0.1 if words > 2 else 0.0)
        case "initials" | "part":
            return 0.35 + 0.05 * telling
        case "variant":
            return 0.25
        case "blend":
            return 0.3
        case "short":
            return 0.2


def compare(left: Profile, right: Profile, vocabulary: Vocabulary) -> Features:
    """Features of two profiles with posts; empty when nothing may join them.

    A variant spelling, a short name and a transposed name join only in the same post, and the first two only
    when both were seen in it within one term.
    """
    like = likeness(left.name, right.name)
    if like is None or (_told_apart(like, left, right) and not left.articles.isdisjoint(right.articles)):
        return ()
    same_post = bool(left.posts & right.posts)
    if like in ("variant", "short", "blend", "order") and not same_post:
        return ()
    if len(left.name) == 1 and not (same_post or _titles(left) & _titles(right) or _apart_in_time(left, right)):
        return ()  # one word in two posts at one time: two people
    features = [(f"name.{like}", name_weight(like, left.name, right.name, vocabulary))]
    if same_post:
        features.append(("post.same", _SAME_POST))
    else:
        features.extend(_area_features(left, right, like))
    if like in ("variant", "short", "blend"):
        features.append(_time_feature(left, right, 0.1, 0.0))
    return tuple(features)


def _time_feature(left: Profile, right: Profile, near: float, unknown: float) -> tuple[str, float]:
    if left.when is None or right.when is None:
        return "time.unknown", unknown
    return ("time.near", near) if gap(left.when, right.when) <= _TERM_DAYS else ("time.far", -0.4)


def _told_apart(like: Likeness, left: Profile, right: Profile) -> bool:
    """Whether two names in one article are two people: not when they are equal or but for one word the same."""
    return like not in ("equal", "blend") and len(set(left.name) & set(right.name)) < 2


def _area_features(left: Profile, right: Profile, like: Likeness) -> Features:
    found = {_lie(a, b) for a, b in product(left.offices, right.offices)}
    best = next(kind for kind in _BEST_FIRST if kind in found)
    shared = {a.area for a in left.offices if a.area} & {b.area for b in right.offices}
    if best == "same" and shared == {NATION}:
        return (("area.both_national", 0.1),)  # the whole country is no neighbourhood
    if best == "same" and len(left.name) == len(right.name) == 1 and not any("." in area for area in shared if area):
        return (("area.same_province", 0.1),)  # nor is a province for a name of one word
    if best in ("nested", "twin") and _titles(left) & _titles(right) and like == "equal":
        return (f"area.{best}", _AREA[best]), ("title.same", 0.1)
    if best == "apart" and _slip(left, right):
        return (("area.apart_once", -0.15),)
    return ((f"area.{best}", _AREA[best]),)


def _titles(profile: Profile) -> set[str]:
    return {office.post.title for office in profile.offices}


def _apart_in_time(left: Profile, right: Profile) -> bool:
    return left.when is not None and right.when is not None and gap(left.when, right.when) > _NEWS_DAYS


def _slip(left: Profile, right: Profile) -> bool:
    """Whether one lone article stands against several on a name of three words that few people share.

    Then it is the article, or its reader, that has the area wrong, and not a namesake of such a name.
    """
    few, many = sorted((len(left.articles), len(right.articles)))
    rare = left.name == right.name and len(left.name) > 2 and len(set(left.name)) == len(left.name)
    return rare and left.telling > 1 and few == 1 and many > 1


def contradict(left: Profile, right: Profile) -> bool:
    """Whether two profiles cannot be one person: their names differ, or they hold offices of two areas at once.

    Acting offices are held beside others, and former ones no longer.
    """
    if differ(left.name, right.name):
        return True
    if left.when is not None and right.when is not None and gap(left.when, right.when) > _NEAR_DAYS:
        return False
    if _slip(left, right):
        return False
    return any(
        _lie(a, b) == "apart" and a.post.id != b.post.id
        for a, b in product(_held(left), _held(right))
    )  # fmt: skip


def _lie(left: Office, right: Office) -> Relation:
    """How the areas of two offices lie; a regency and a city of one name are mistaken for each other."""
    found = relation(left.area, right.area)
    return "twin" if found == "apart" and left.area_name == right.area_name else found


def _held(profile: Profile) -> list[Office]:
    return [o for o in profile.offices if o.territorial and not (o.acting or o.former or o.elect)]


def compare_loose(loose: Profile, holder: Profile, known: bool, vocabulary: Vocabulary) -> Features:
    """Features of a mention without a post against somebody with posts (``known``: head of an area or minister).

    A single word of a name joins only somebody known, in an article about the area, at the time.
    """
    like = likeness(loose.name, holder.name)
    if like is None or like in ("variant", "order"):
        return ()
    if not loose.articles.isdisjoint(holder.articles):  # one article, one name: one person, else two
        return ((f"name.{like}", 0.15), ("article.same", 0.5)) if like in ("equal", "blend") else ()
    if len(loose.name) == 1 and not (loose.telling and (known or _same_days(like, loose, holder))):
        return ()
    weight = name_weight(like, loose.name, holder.name, vocabulary)
    features = [(f"name.{like}", weight), _context_feature(loose, holder)]
    if like == "short" and loose.name[0] == _first_whole(holder.name):
        features.append(("name.first_word", CLEAR))  # newsrooms shorten to the first word rather than to another
    if like in ("short", "blend") or len(loose.name) == 1:
        features.append(_time_feature(loose, holder, 0.2, 0.1))
    return tuple(features)


def _same_days(like: Likeness, loose: Profile, holder: Profile) -> bool:
    """Whether equal names of one word are in the news in the same weeks."""
    if like != "equal" or loose.when is None or holder.when is None:
        return False
    return gap(loose.when, holder.when) <= _NEWS_DAYS


def _first_whole(name: NameKey) -> str:
    return next((word for word in name if len(word) > 1), name[0])


def _context_feature(loose: Profile, holder: Profile) -> tuple[str, float]:
    areas = {office.area for office in holder.offices if office.area is not None}
    if {area if area[:1].isalpha() else area[:2] for area in areas} & loose.places:
        return "place.in_article", 0.15
    if NATION in areas:
        return "place.national", 0.1
    return "place.elsewhere", -0.1
