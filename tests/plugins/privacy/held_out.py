"""A second corpus, written after the rules and in the style of real papers; nobody in it exists.

Minutes of parish councils, newsletters, listings of halls, posters, news of schools, tables.
"""

PRIVATE = """privacy-mobile|To book the hall text Kath on 07700 900 418 after 6pm.
privacy-mobile|Lost: tabby cat, answers to Biscuit. Any sightings please call 07700-900-772
privacy-mobile|Litter pick Saturday 10am, meet at the pond. Queries 07700900661 (Dave)
privacy-mobile|Home visits by arrangement - WhatsApp +44 7700 900 235.
privacy-mobile|Bookings Secretary,Mrs J Aldous,(07700) 900 874,Village Hall
privacy-mobile|Man with a van, any job considered, tel. O7700 900529
privacy-mobile|Name: B. Whitlock, Mobile: 7700900846, Paid: yes
privacy-personal-mail|Entries by 14 August to sheila.m.petty@btinternet.com please.
privacy-personal-mail|Contact the club: ashfieldbowls1952 [at] gmail [dot] com
privacy-personal-mail|For a copy of the minutes email the minute taker (ron_tully@hotmail.com).
privacy-personal-mail|Treasurer: M. Oyelaran, oyelaran.m@yahoo.co.uk, 01632 960451
privacy-personal-mail|Write to thebakerfamily4 at talktalk dot net
privacy-home-address|Please leave donations of cakes with Joan Hesketh, 14 Back Lane, by Friday noon.
privacy-home-address|Spare key is held by Mr and Mrs Dunmore, 3 Orchard Close.
privacy-home-address|Application 26/0417: two-storey extension for Mr P Langley of 27 Ferndale Crescent
privacy-home-address|Tickets on the door or from Pauline at her house, 8 Smithy Row
privacy-home-address|Raffle prizes can be dropped at Brenda's, 41 Chapel Street, any evening.
privacy-home-address|Mrs Iqbal, who lives at 6 The Paddock, reported the blocked drain.
privacy-home-address|The Whitaker family of Flat 9 Weavers Court wish to thank everyone for their kindness.
privacy-home-address|Condolences may be sent to Keith Sowden, Laburnum Cottage, Church Lane, XM4 7AD
privacy-home-address|Name: Teresa Gill, Address: 52 Manor Road
privacy-home-address|My home address is 19 Beech Avenue, XM4 6TT, so do drop by.
privacy-home-address|Police attended a disturbance at the home of Shaun Pickles, 33 Hawthorn Drive.
privacy-birth-date|Many happy returns to Doris Entwistle, who will be 95 years old on Sunday.
privacy-birth-date|Len Cartwright (81) has been ringing the bells since he left school.
privacy-birth-date|Congratulations to Ivy Thornber on her 100th birthday last Tuesday!
privacy-birth-date|Surname: Mottram, Forename: Alan, DOB: 14/02/1957
privacy-birth-date|79-year-old Brian Haworth swam the length of the lake for charity.
privacy-birth-date|Gwen Pryce, born 9 September 1944, is our longest serving member.
privacy-birth-date|Date of birth: 3rd July 1988
privacy-identity-number|His National Insurance number (JT 45 81 92 B) must be on the form.
privacy-identity-number|NHS No 401 023 2137 - bring to the clinic
privacy-bank-details|Subs to Ashfield WI, s/c 20-45-67, acc no 31926819, ref your surname.
privacy-bank-details|You can pay by BACS: 60-12-34 10298374
privacy-bank-details|Hire fees: account 40918273, sort code 11-22-33.
privacy-car-registration|A silver Corsa, KT19 XPL, has been left on the verge for a month.
privacy-car-registration|The driver of YB65 HNO is asked to keep off the grass.
privacy-sensitive|Our thoughts are with Cllr Dobson, who suffered a stroke last week.
privacy-sensitive|Mrs Ainsworth is back home after a hip replacement and welcomes visitors.
privacy-sensitive|Bill Rushton was taken to hospital from the bowls club on Monday.
privacy-sensitive|It was noted that Gary Stott had been convicted of theft in 2024.
privacy-sensitive|Please pray for Hannah Lomax, undergoing chemotherapy at the Infirmary.
privacy-sensitive|Yusuf Rahimi, an asylum seeker staying at the Grange, will cook.
privacy-sensitive|Get well soon to our postman Terry Booth!
privacy-sensitive|The clerk reported that Mr Tyldesley is in rent arrears.
privacy-sensitive|Colin's wife Jean has been diagnosed with Parkinson's.
privacy-sensitive|Apologies: Cllr Whittle (recovering from surgery).
privacy-child|Star of the week: Maisie Kershaw (Year 2) for super spelling.
privacy-child|First prize, painted pebble (under 8s): Jaxon Riley
privacy-child|Well done to Alfie Duckworth, aged 11, who ran 5k for the air ambulance.
privacy-child|Our youngest bell-ringer, ten-year-old Beth Hargreaves, rang her first quarter peal.
privacy-child|Y6 pupils Ameera Hussain and Toby Clegg read their poems.
privacy-child|Under-12s match report: Kian Murphy scored a hat-trick.
privacy-child|Name,Class: Name: Poppy Sandford, Class: 4B, Allergy: nuts
privacy-child|Reception class winner: TILLY BRACEWELL
privacy-child|Ruby-Mae Fallows (7) won the scarecrow competition.
privacy-name-in-minutes|Mr Entwistle, a resident of Moss Lane, asked when the verge would be cut.
privacy-name-in-minutes|A complaint was received from Mrs Sugden about dog fouling.
privacy-name-in-minutes|Public participation: Susan Halliwell spoke against the application.
privacy-list-of-people|Flower rota: Jean Marsden, Olive Tate, Pat Crossley, Ann Wild
privacy-list-of-people|Thanks to our donors: John Ashworth, Mary Pilling, Derek Shore"""

INNOCENT = """Minutes of the meeting held on 07.09.2026 at 7.30pm in the Village Hall
Present: Cllrs Dobson (Chair), Whittle, Okoro and Firth; the Clerk; 6 members of the public
Apologies were received from Cllr Hardcastle (work) and District Cllr Mehta.
Item 7: the Clerk reported that invoice 07712345678 from Wenlow Water had been paid.
26/0417/FUL: 27 Ferndale Crescent, single-storey rear extension. No objection.
It was RESOLVED to pay £1,250.00 to T & J Grounds Maintenance for the verges.
Members of the public raised the state of the pavement in Chapel Street.
Cllr Firth reported that the speed sign on Back Lane is mended.
The Chairman, Alan Whittle, thanked everyone for coming.
Clerk to the Council: Mrs P. Yates, The Parish Office, 2 High Street, XM4 7AE
Next meeting: Monday 7 December 2026, 7.30pm. All welcome.
A resident complained about noise from the playing field.
The Lengthsman has cleared the gullies in Moss Lane and Smithy Row.
Cllr Okoro is recovering costs from the insurer.
The Trustees: Jane Hesketh (Chair), Mohammed Iqbal, Ruth Calder
Accounts for the year ended 31 March 2026 were approved.
Payment of invoices 10023344 and 10023345 was agreed.
Planning ref 26/00417/HOU, grid ref SJ 765 432
Nominations for the by-election close on 12 December at 4pm.
Standing order 3(f) was suspended at 21.00.
Over-60s lunch club, Wednesdays 12 noon, £6, ring the office on 01632 960877
Toddler group: Mondays 9.30-11am, ages 0 to 4, £2.50 per family
Beavers (6 to 8 years) meet on Tuesdays at 5.30pm in the Scout Hut.
Yoga with Louise: beginners 6pm, improvers 7.15pm, mats provided
Under 16s must come with an adult.
Under-9s football training, Saturdays 10am, coach Mark Ellison
U14 girls' manager wanted: speak to Karen at the clubhouse
Main hall 14m x 9m, seats 120, £18 an hour; Committee Room seats 20
The hall's sound system was installed in 2019.
Slimming group, Thursdays 5.30 and 7.30pm, ask for Debbie
Badminton: 4 courts, 8pm-10pm, £4
Wheelchair access by the side door; hearing loop fitted.
Wenlow Library, 14 Church Street, XM4 7AB. Open Tuesday 10-5
Rose and Crown, 41 Market Place: quiz every Sunday from 8pm
Hair by Michelle, 8 High Street, walk-ins welcome
Dr Anwar and partners, The Surgery, 5 Mill Road, accepting new patients
J. Platt & Son, Butchers, 23 High Street, est. 1921
Ormerod Solicitors, 12 Market Street, ask for Helen Ormerod
Blacksmith's Arms, 3 Long Row, live music Fridays
The walk starts from Ferndale Farm, 2 miles, easy going
Summer Fete, Saturday 4 July, 12-4pm, stalls £10
Jack and the Beanstalk, 9-12 December, £8, under 12s £5
Santa's Grotto, £4 a child, ages 2 to 10
Easter Egg Hunt: follow Peter Rabbit round the village, £2
Film night: Billy Elliot (15), doors 7pm
Film: Paddington (PG), Mary Poppins (U), £3
A talk by Professor Helen Marsh: Living with Arthritis
Coffee morning in aid of Macmillan Cancer Support
Bowel cancer screening: kits are sent to everyone aged 50 to 74
Dementia Friends session with Sue from Age UK, Tuesday 2pm
Memory Café: for people living with dementia and those who care for them
Author visit: Michael Rosen will read to Years 3 and 4
Year 5 and 6 residential, 14-16 June, cost £185
Reception intake 2027: apply by 15 January
Headteacher Mrs Rowbotham welcomed Year 7 parents.
Class 3 assembly on Friday at 9.10am, parents welcome
Year 4 are learning about the Romans with Miss Platt.
Our Year 6 pupils took part in a sponsored read and raised £420.
School council elections will be held in the first week of term.
The PTA raised £1,204.50 at the summer fair.
School starts at 8.50am; Breakfast Club from 7.45am
Nursery places: ring Mrs Fielding in the school office
Attendance last week: Year 1 97%, Year 2 95%
Pte Thomas Ogden, aged 19, killed at Passchendaele, is named on the cross.
Mary Ann Shuttleworth died in 1887 aged 7 and is buried in the old churchyard.
In 1911 the census found James Kay, 34, a weaver, at 12 Mill Row.
Emily Bronte, born 30 July 1818, visited the Hall.
The mill was built by Samuel Greg in 1784 at a cost of £3,000.
Hymns 7, 42 and 118; Psalm 23; Luke 2, 1-14
The Rev Anne Parry will lead the service at 10.30am.
Catholic Mass 6pm Saturdays at St Joseph's, 4 Park Road
name,address,postcode: Scout Hut, 7 Station Road, XM4 7QQ
Date,Time,Event: 12-11-26, 19:30, Bingo
Route 42, 07.15, 07.45, 08.15, 08.45, Wenlow Station
Bring your own mug on 07/12/2026 10.30am-12.
Bin collections: green 3 and 17 December; black 10 and 24 December
The A34 MON to FRI closures start at 8pm.
Charity no. 1098765. Company no. 07654321. VAT 123 4567 89
Grant of £4,000 from the Community Fund, ref 20261234
William Morris wallpapers, Jane Austen teas and a George Orwell quiz"""

PRIVATE_ITEMS = [tuple(line.split("|", 1)) for line in PRIVATE.splitlines()]
INNOCENT_LINES = INNOCENT.splitlines()
