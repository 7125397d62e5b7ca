"""What is planted to be found, and what is innocent: written for the tests, and nobody's."""

# One line of text is one line here.
# ruff: noqa: E501

MOBILES = """07700 900123|07700900456|+44 7700 900789|+44 (0)7700 900321|0044 7700 900654|07700-900-987|07700.900.111
(07700) 900222|+447700900333|077 0090 0444|07 700 900 555|tel:+447700900666|wa.me/447700900777|07911 123456"""
MAILS = """jane.smith62@gmail.com|j.smith@Hotmail.co.uk|smithfamily@btinternet.com|jo@yahoo.co.uk|a.b@outlook.com
kay@icloud.com|kim.lee@sky.com|lee@talktalk.net|p@live.co.uk|r.t@virginmedia.com|jane [at] gmail.com
jane at gmail dot com|x%40googlemail.com|aunt.may@aol.com"""
HOMES = """Jane Smith, 12 Elm Road|Mr Patel, 3 Church Lane, XM4 7AE|my address is 14 Mill Lane|c/o Ann Brown, 5 The Grove
John Doe lives at 22 Oak Avenue|home address: 7 High Street, XM4 7AB|Mrs Jones, 45a Station Road
Margaret Hill of 9 Park Close|Sarah Khan, Flat 2, 18 Queen Street|living at 31 Long Lane"""
BIRTHS = """DOB: 12/05/1961|date of birth 3 March 1950|Jane Smith, born on 4 June 1948|Mrs Smith, aged 84|Peter Jones (67)
d.o.b. 1/2/72|Helen Carter, age 59|Born: 1955-03-02|Alan Price, 71 years old"""
NUMBERS = """QQ 12 34 56 C|AB123456C|NHS number 943 476 5919|NHS no: 4010232137|943 476 5919|JG 10 32 59 A"""
BANK = (
    """Sort code 20-00-00|account number 12345678|sort code: 09 01 28 account no 87654321|A/C 55779911|bacs 60-83-71"""
)
CARS = """car AB12 CDE|registration BD51SMR|a blue van parked outside, KX19 ABC|number plate LR08 XYZ"""
SENSITIVE = """Jane Smith has breast cancer|Peter Jones was diagnosed with dementia|Ann Brown is gay
John Doe is an asylum seeker|Mrs Patel is a practising Muslim|Tom Hardy was arrested|Alan Price's dementia
Helen Carter suffers from depression|Kevin Moss is a member of Unison|Mary Ford is pregnant
Sam Reed has a criminal record|David Long is HIV positive|Emma Stone is in hospital|George Bell was convicted"""
CHILDREN = """Lily Brown, aged 9|Jack Turner (11)|Year 6 pupil Ella Hughes|U12 player of the season: Noah Clark
Oliver Reed from Year 4|Under-10s captain Max Young|Poppy Wells, 8 years old|Ruby Shaw, age 12|Leo Hart, 7, sang
our schoolgirl Molly Dean"""
PUBLIC = """A resident, Mr Brown, asked about the hedge|Member of the public Jane Smith spoke
Mrs Green, a local resident, wrote|Peter Jones objected to the plan|parishioner Alan Price asked
Neighbour Helen Carter said|Sarah Khan (a resident) thanked them|the objector John Doe left"""
LISTS = """Present: Jane Smith, Peter Jones, Ann Brown|Attendance: Mary Ford, Sam Reed, Tom Hardy
Rota: Alan Price, Helen Carter, Kevin Moss|Donors: John Doe, Emma Stone, David Long
Members: Sarah Khan, George Bell, Lily Ford|Help requests: Jane Smith, Mary Ford, Alan Price
Volunteers: Tom Hardy, Ann Brown, Sam Reed|Apologies: Peter Jones, Mary Ford, John Doe"""

BY_CODE = {
    "privacy-mobile": MOBILES, "privacy-personal-mail": MAILS, "privacy-home-address": HOMES,
    "privacy-birth-date": BIRTHS, "privacy-identity-number": NUMBERS, "privacy-bank-details": BANK,
    "privacy-car-registration": CARS, "privacy-sensitive": SENSITIVE, "privacy-child": CHILDREN,
    "privacy-name-in-minutes": PUBLIC, "privacy-list-of-people": LISTS,
}  # fmt: skip
PLANTED = [(code, words) for code, many in BY_CODE.items() for line in many.splitlines() for words in line.split("|")]

INNOCENT = """Ring the council on 01632 960100.|Freephone 0800 001 0066, any day.|Call 0300 123 4567 for advice.
0161 496 0000|020 7946 0018|+44 1632 960123|Emergencies: 999. Not urgent: 101 or 111.|Text 60777 for bus times.
Write to hall@mill-hall.example.|bookings@aldermere-pc.gov.uk|clerk@parish.org.uk|office@live-music.example
£12.50 a head, £5 for children|The grant of £7,700,900 is spent.|Tickets: £7 or £20 for a family|1,200 people came.
3 December 2026|From 2019 to 2026|12/05/2027 at 7pm|10am-12.30pm|7.30pm to 9.15pm|Open 09:00-17:00 Monday to Friday
ISBN 978-0-7475-3269-9|ISBN 0-7475-3269-9|Charity number 1077009|Company number 07700900|Planning ref 26/01234/FUL
The postcode of the hall is XM4 7AE.|Mill Hall, 12 Mill Lane, XM4 7AE|Old School Studio, 3 School Lane, Aldermere XM4 7AB
Aldermere Library, 3 Church Street|c/o Aldermere Library, 3 Church Street|The surgery, 5 High Street, XM4 7AC
Year 6 leavers' fair on Friday|Ages 5 to 11|For children under 12|Under-10s train on Mondays.|U12 coach: Jane Smith
Year 6 teacher Mrs Brown runs it.|Reception class starts at 9am.|Open to 16-year-olds and over|Aged 60 or over? Come along.
The hall was built in 1884.|Born in 1842, the mill's founder left it to us.|The poet was born on 3 May 1788.
It is 150 years old.|The oak is 300 years old.|Dementia cafe on Tuesdays: ring Jane Smith.|A talk on breast cancer by Dr Brown
The church is Catholic.|Muslim women's swimming at 10am|A union meeting in Mill Hall|A refugee welcome group meets here.
Police arrested nobody.|The disabled toilet is on the left.|Wheelchair users: ring the bell.|Help for deaf people
Ask Jane Smith about the keys.|Chair: Margaret Oyelaran|The clerk is Peter Jones.|Run by Ann Brown and friends
Cllr Tom Brackley spoke for the motion.|A resident asked about the hedge.|Four residents spoke against it.
Present: 12 people|Attendance: about forty|Members pay £10 a year.|Volunteers wanted: ring 01632 960100.|Rota: ask the secretary
Victoria Road is closed.|Charlotte Street car park|Grace Church, Long Lane|St George Hall|Rose Cottage tea room|King George Park
Bus 7 leaves at 07.15, 07.45 and 08.15.|Route 07|Bins: every 2 weeks|Ref 0770 090|Room 7, 1st floor|Grid ref SJ 123 456
Donate by standing order; ask the treasurer.|The sort of code we use|Our account of the meeting|Account for the money
car park with 12 spaces|AB12 3CD|Vehicle access from Long Lane|Take the A556 and the M56.|B5160 roadworks
Watch at sky.com|See www.yahoo.co.uk/news|Email us at the office.|Follow us at live.example|Me.com is a site.
Version 1.7.0|192.168.7.100|Latitude 53.4321, longitude -2.3456|E05000001|GSS E06000009|7 700 900|1 November 2026
Windows 10|COVID-19 rules no longer hold.|HIV tests at the clinic|Autism hour on Sundays|Mental health first aid course
Age UK meets here.|The Age of Steam|Class 3 lorries are banned.|Class sizes|Y front|School year begins 3 September
Section 106 agreement|Localism Act 2011|Regulation 8(4)|UK GDPR article 9|SI 2018/952|Form 1040|Lot 12345678
April May June|Mark the date|Bill of £120|Will power|Grant Aid|Joy and Hope shop|Art in the park|Ruby anniversary party
Green Lane, Church Lane and Mill Lane|12 Mill Lane|Members of the public may speak.|The applicant withdrew.
Neighbourhood plan|Objections by 4 December|Friday 4 December, 7pm, Mill Hall|Hire: £14 an hour|Seats 120""".replace(
    "\n", "|"
).split("|")
