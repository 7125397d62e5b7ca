"""Words that each rule waits for: most lines have none of them, and are passed over."""

from __future__ import annotations

from .words_of import words_of

MAIL = words_of(
    """
gmail googlemail hotmail outlook live msn yahoo ymail rocketmail icloud me mac aol btinternet btopenworld sky talktalk
virginmedia virgin ntlworld blueyonder tiscali protonmail proton pm gmx mail tutanota tuta fastmail hushmail fsmail
freeserve supanet o orange plusnet uwclub lineone onetel clara madasafish pipex zoho yandex wp onet interia laposte
free wanadoo web rediffmail tesco waitrose homecall
"""
)
HOME = words_of(
    """
road rd street st lane ln avenue ave close cl drive dr way court crescent cres garden gardens terrace place grove hill
row walk view rise mews square green cottage cottages park croft fold bank parade gate drove brow meadow meadows end
flat apartment apt bungalow lodge barn villa farmhouse
"""
)
BIRTH = words_of(
    """
aged age born dob d birth birthdate birthday old yr yrs turned turns turning today celebrates celebrated celebrating
octogenarian nonagenarian septuagenarian young
"""
)
BANK = words_of("sort sortcode sort_code account acc acct c bank bacs")
YOUNG = words_of(
    """
aged age year yr y u under class reception pupil pupils school schoolboy schoolgirl head son daughter toddler baby
little youngster schoolchildren sixth nursery birthday turned turns old ks key primary academy boy girl grandson
granddaughter junior juniors colts minis rainbows beavers beaver cubs cub brownies brownie squirrels starters
promise invested
star played class baptised christened baptism christening communion gcse gcses nativity
"""
)
LIFE = words_of(
    """
cancer dementia depression diabetes epilepsy asthma hiv aids autism autistic adhd arthritis bipolar stroke strokes
heart breakdown multiple ms motor mental disability addiction hepatitis anorexia covid ptsd abortion miscarriage
stress anxiety illness sick pneumonia shingles sepsis radiotherapy dialysis operation replacement pacemaker surgery
transplant amputation broken fall sclerosis angina sciatica tumour tumor gay lesbian bisexual transgender trans
disabled diabetic epileptic blind deaf pregnant alcoholic addict asylum refugee refugees illegal undocumented
housebound muslim jewish jew hindu sikh catholic jehovah buddhist mormon union unite unison gmb party origin descent
ethnicity ill unwell poorly signed hospital hospice infirmary rehab intensive coma benefits credit bail probation
remand arrested convicted charged cautioned jailed imprisoned prison sectioned evicted sentenced deported diagnosed
fined banned disqualified court admitted rushed bankrupt prosecuted criminal indefinite converted guilty arrears food
foodbank positive lost drink driving shoplifting suicide self well recovery came joined belongs voted tried ukrainian
syrian afghan sudanese eritrean iranian guest learning claims pip disabilities chemo chemotherapy leukaemia leukemia
failure bypass scan biopsy mastectomy treatment hypertension crohn lupus endometriosis psychosis palliative insulin
eating expecting sighted doctor tests care nursing home accused caught guilty wanted register seeking gypsy
traveller roma
penalty restraining order broke sight hearing birth fled served visa medication carer carers parole conviction mend
recuperating convalescing broken drive theft assault fraud offence offences
alzheimer alzheimers parkinson parkinsons schizophrenia tumors tumours bankrupt
"""
)
PUBLIC = words_of(
    """
public resident residents parishioner parishioners neighbour neighbours objector objectors complainant complainants
applicant applicants tenant tenants householder householders objected complained complaint complaints spoke asked
raised abusive letter letters email emails correspondence petition question questions objection objections wrote
reported mail mails session forum participation floor representation
representations concern concerns request requests call calls comment comments enquiry enquiries
"""
)
