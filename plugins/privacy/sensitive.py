"""What the law protects most: health, faith, origin, politics, unions, love and offences, beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .finding import Hit, Line
from .history import is_history
from .names import Sort

_ILLNESS = (
    r"(?:cancer|leuk\w+|dementia|alzheimer\S*|depression|diabetes|epilepsy|asthma|HIV|AIDS|autism|ADHD|arthritis|"
    r"parkinson\S*|schizophrenia|bipolar(?: disorder)?|strokes?|heart (?:attack|condition|surgery|bypass)|breakdown|"
    r"multiple sclerosis|MS|motor neurone|tumou?r|mental health(?: problems?| issues?)?|"
    r"(?:learning )?disabilit\w+|addiction|hepatitis|"
    r"anorexia|covid\S*|PTSD|abortion|miscarriage|drink(?:ing)? problem|stress|anxiety|illness|sick leave|pneumonia|"
    r"shingles|sepsis|chemo\w*|radiotherapy|dialysis|(?:\w+ )?operation|(?:hip|knee|heart) replacement|pacemaker|"
    r"surgery|transplant|amputation|broken (?:hip|leg|arm|wrist|ankle)|a (?:bad |nasty )?fall|sclerosis|angina|"
    r"sciatica|(?:heart |liver |kidney )?(?:failure|bypass)|a (?:scan|biopsy|mastectomy)|hypertension|"
    r"Crohn's|lupus|endometriosis|(?:post ?natal )?psychosis|palliative care|insulin|an? (?:eating|mental) \w+)"
)
_CONDITION = (
    r"(?:expecting (?:a baby|twins|triplets|again|(?:her|their) )|(?:registered |partially )(?:blind|sighted|disabled)|"
    r"on the mend|(?:taken )?ill(?![-\w])|sick(?! of)|recuperating|convalescing|under the (?:doctor|"
    r"hospital)(?=[,.;)]| for\b| with\b| again)|(?:having|receiving) (?:tests|treatment)(?! of)|"
    r"(?:back )?home from hospital|"
    r"in (?:A&E|a care home|residential care|a nursing home)|accused of|caught \w+ing|found guilty|wanted by|"
    r"on the (?:sex offenders' )?register|seeking asylum|an? (?:Gypsy|Traveller|Roma)|from a Traveller family|"
    r"given (?:a (?:caution|suspended sentence|fixed penalty|restraining order|community order|criminal))|"
    r"gay|lesbian|bisexual|transgender|trans|autistic|disabled|diabetic|epileptic|blind|deaf|pregnant|HIV.positive|"
    r"(?:recovering )?(?:alcoholic|addict)|asylum seekers?|(?:\w+ )?refugees?|illegal immigrant|undocumented|"
    r"housebound|"
    r"(?:practising |devout )?(?:Muslim|Jewish|Jew|Hindu|Sikh|Catholic|Jehovah's Witness|Buddhist|Mormon)|"
    r"(?:trade )?union (?:member|rep)|member of (?:Unite|Unison|UNISON|GMB|the union|the \w+ [Pp]arty)|"
    r"of \w+ (?:ethnic )?(?:origin|descent|ethnicity)|terminally ill|seriously ill|very ill|unwell|poorly|"
    r"off sick|on sick leave|"
    r"signed off|in (?:the )?(?:hospital|hospice|rehab|intensive care|a coma)|in [A-Z]\w+ (?:Hospital|Infirmary|"
    r"Hospice)|"
    r"on (?:benefits|universal credit|bail|probation|remand|chemo\w*|dialysis)|"
    r"(?:been )?(?:arrested|convicted|charged with|cautioned|jailed|imprisoned|sent to prison|sectioned|evicted|"
    r"sentenced|"
    r"deported|diagnosed|fined|banned from driving|disqualified from driving|taken to (?:hospital|court)|"
    r"admitted to|rushed to|bankrupt|prosecuted))"
)
_CUE = re.compile(
    rf"(?:'s[ ](?:\w+[ ]){{0,1}}{_ILLNESS}"
    rf"|\b(?:has|have|had|having|with|suffer(?:s|ed)?(?: from)?|suffering(?: from)?|living with|lives with|"
    rf"diagnosed with|treated for|died of|"
    rf"recovering (?:well )?(?:from|after)|recovers? (?:from|after)|recuperating (?:from|after)|being treated for|"
    rf"undergo(?:es)?|undergoing|undergone|battling|start(?:s|ed|ing)?|begins?|began|beginning|finish(?:es|ed)|facing|"
    r"awaiting|waiting for|needs|needed|needing|underwent|developed|contracted|caught|come through|came through|"
    rf"fighting|after|following|diagnosis of|because of|due to|off with|treatment for)[ ](?:\w+[ ]){{0,3}}?{_ILLNESS}"
    rf"|\b(?:is|was|are|were|has|being|been|who is|who was|he's|she's|remains|became|,|now|as)[ ](?:an?[ ])?"
    rf"(?:\w+[ly]{{2}}[ ]|now[ ]|also[ ]|back[ ]|still[ ]|currently[ ]|very[ ]|been[ ])?(?:an?[ ])?{_CONDITION}"
    rf"|[ ][(](?:now |still |currently )?(?:{_CONDITION}|{_ILLNESS}(?=[),]))"
    r"|\bhas (?:a )?(?:criminal (?:record|conviction)|criminal convictions|indefinite leave to remain|refugee status)"
    r"|\b(?:joined|belongs to|rejoined)[ ](?:Unite|Unison|UNISON|GMB|the union|his union|her union|the \w+ [Pp]arty)"
    r"|\b(?:came out as|converted to|pleaded guilty|admitted (?:stealing|theft|assault)|rent arrears|in arrears|"
    r"food ?bank parcels?|using the food ?bank|tested positive|lost (?:her|his|the|their) baby|"
    r"tried to take (?:her|his) own|"
    r"drink[- ]driv(?:e|ing)|(?:driving|drugs?|theft|assault|fraud) (?:conviction|offences?|charges?)|"
    r"shoplifting|attempted suicide|self[- ]harm\w*|get well(?: soon)?|speedy recovery|in recovery|"
    r"claims? (?:benefits|universal credit|PIP)|bro(?:ke|ken) (?:his|her) (?:\w+ )?(?:hip|leg|arm|wrist|ankle|"
    r"nose|neck|back|pelvis|collarbone)|lost (?:his|her) (?:sight|hearing)|"
    r"gave birth|appeared (?:in|before) (?:\w+ )?(?:court|magistrates)|served (?:time|a sentence)|fled \w+|"
    r"(?:his|her) (?:visa|asylum claim|benefits|medication|carers?|parole|conviction|tag)|"
    r"voted (?:Labour|Conservative|Tory|Reform|Green|Liberal))"
    r")\b",
    re.IGNORECASE,
)
# "Get well soon, Mrs Platt": here the name may stand behind.
_BEHIND = re.compile(r"get well|speedy recovery|arrested|recovering|diagnosis of|treatment", re.IGNORECASE)
_GUEST = re.compile(
    r"\b(?:Ukrainian|Syrian|Afghan|Sudanese|Eritrean|Iranian|[Rr]efugee) (?:guest|refugee|family|mother|"
    r"asylum seeker|student)?s? ?(?=[A-Z])"
)
_IS_TALK = re.compile(
    r"\b(?:talk|speaker|lecture|author|book|film|play|workshop|consultant|nurse|counsellor|GP|in aid of|fundrais\w+|"
    r"charity|support group|cafe|café|course|trainer|awareness|novel|research\w*|volunteers? at|works? (?:at|"
    r"for|with|as)|led|leads|"
    r"runs|run by|contact|hosted|interpret\w*|performed|starring|stars)\b"
)
_REACH = 60


def sensitive(line: Line) -> Iterator[Hit]:
    """A person's health, faith, origin, politics, union, sexuality, status or offences, beside their name.

    The special categories of UK GDPR art. 9, and criminal offences (art. 10).
    """
    if not line.people or _IS_TALK.search(line.text) or is_history(line.text):
        return
    for cue in _CUE.finditer(line.text):
        is_behind = bool(_BEHIND.search(cue.group()))
        for person, between in line.beside(cue.start(), cue.end(), Sort.PERHAPS, _REACH, after=is_behind):
            is_far = person.sort is Sort.PERHAPS and len(between) > 12
            if not is_far and not re.search(r"[:;]", between):
                yield Hit(min(person.start, cue.start()), max(person.end, cue.end()))
                break
    for guest in _GUEST.finditer(line.text):
        for person, _ in line.beside(guest.start(), guest.end(), Sort.PERHAPS, 2, before=False):
            yield Hit(guest.start(), person.end)
