"""A third corpus, written before its author had seen the rules; nobody in it exists.

What parish clerks, committees of halls, schools, sports clubs and churches write.
"""

PRIVATE = """privacy-mobile|To book a pitch text Danuta on 07700 900 417 after six please.
privacy-mobile|Any queries re the jumble sale, give Wilf a bell – 07700-900-362.
privacy-mobile|Safeguarding lead: Oluwaseun Adebayo, m: +44 (0)7700 900 218
privacy-mobile|WhatsApp group for Year 4 mums: message Priti 0044 7700 900581 to be added.
privacy-mobile|Keys from Mrs Entwistle (07700.900.733) or the shop.
privacy-mobile|Ring the captain, 077 0090 0129, if you can't make Saturday's match.
privacy-personal-mail|Raffle prizes to Gwenllian please: gwenllian.probert71@gmail.com
privacy-personal-mail|Minutes secretary: t.okonkwo@btinternet.com (not the clerk)
privacy-personal-mail|RSVP by Friday to farah_siddiqui at hotmail dot co dot uk
privacy-personal-mail|Contact the tea rota lady on dorothyandken@talktalk.net.
privacy-personal-mail|Entries for the show to j.wrzesniewski@yahoo.co.uk by 1st August.
privacy-identity-number|Caretaker payroll: A. Mbeki, NI no. JK 45 67 12 B, starts 1 April.
privacy-identity-number|New starter form for the pool – NINO: HX371946D
privacy-identity-number|Carer's note: his NHS number is 943 476 5919, take it to the surgery.
privacy-identity-number|Flu clinic list – S. Bhattacharya NHS no 4857773456
privacy-birth-date|Registration: Kacper Nowicki, DOB 14/09/2013, inhaler in bag.
privacy-birth-date|Ffion Maddocks (d.o.b. 3rd May 1958) has joined the bowls section.
privacy-birth-date|Trustee details: Hamish Urquhart, date of birth: 22 Nov 1949
privacy-birth-date|Born on 7 February 2012, Aaliyah Hussain swims for the junior squad.
privacy-home-address|Mrs Ivy Clutterbuck lives at 14 Tanner's Row, do pop in on her.
privacy-home-address|Completed forms through the letterbox of Rajesh Patel, 27 Station Road, please.
privacy-home-address|Plants for the stall can be left with Bronwen Rees at Rose Cottage, Back Lane.
privacy-home-address|Mr & Mrs Onyango of 3 Glebe Close objected to the hedge being cut.
privacy-home-address|The Chairman's home address is The Old Forge, Mill Lane, LL15 1AB.
privacy-home-address|Cheques payable to the club, c/o Sheila Dunmore, 8 Orchard Way, Thornby.
privacy-home-address|We'll meet at Tomasz and Ewa's house, 52 Priory Avenue, for the Bible study.
privacy-home-address|Lift share: pick up Mrs Abernethy from Flat 6, Wesley Court at 10.15
privacy-home-address|Coffee morning at Jean Hargreaves' home, 19 Elm Drive, all welcome.
privacy-birth-date|Happy 90th birthday to Winifred Pumphrey, who still does the flowers!
privacy-birth-date|Mr Desmond Clarke, 84, of this parish was thanked for his help with the bins.
privacy-birth-date|Congratulations to Anjali Deshmukh who turns 70 on 12th March.
privacy-birth-date|Mrs Olwen Pritchard (92) fell outside the shop; the council will look at the kerb.
privacy-bank-details|Pay subs to S Achterberg, sort code 20-45-17, account 43718820.
privacy-bank-details|Hall fees by BACS: Mr P Lindqvist 60 12 77 / 19384421 ref hall
privacy-car-registration|A blue Fiesta, reg FN18 KXO, belonging to Mr Tandy is blocking the ramp again.
privacy-car-registration|Would the owner of YK65 DVB please move it from the disabled bay.
privacy-sensitive|Please pray for Maureen Akintola, who starts chemotherapy on Monday.
privacy-sensitive|Get well soon Geoff Bickerstaff, home after his hip replacement.
privacy-sensitive|Apologies: Cllr Fenwick (in hospital following a stroke).
privacy-sensitive|Zainab Malik is expecting twins so Pilates stops until September.
privacy-sensitive|Keith Postlethwaite has been diagnosed with dementia and gives up the allotment.
privacy-sensitive|Darren Scrivens was cautioned by police for the damage to the bus shelter.
privacy-sensitive|PCSO report: Lee Vasquez of Mill Street arrested for drink driving.
privacy-sensitive|Miriam Goldfarb, who is Jewish, asked that the fete not be on a Saturday.
privacy-sensitive|The new treasurer Yusuf Demir is an asylum seeker waiting on his papers.
privacy-child|Player of the match for the U11s was Alfie Brocklebank with two goals.
privacy-child|Star of the week in Year 2: Ngozi Eze for lovely handwriting.
privacy-child|Well done to Harvey Stubbs (9) who ran a mile for the hospice.
privacy-child|Reception welcomed two new starters, Imogen Tully and Mohammed Iqbal.
privacy-child|Under 13 Girls: Saoirse Keogh, Bella Marchetti, Tamsin Rudge, Chi Wong
privacy-child|Brownies: Poppy Ellershaw made her Promise on Tuesday.
privacy-child|Mary will be played by Isla Thorburn of Beech class, Joseph by Dev Chowdhury.
privacy-name-in-minutes|Public session: Mrs Hetherington asked when the verge would be mown.
privacy-name-in-minutes|Mr Graham Sowerbutts, a resident, complained about dog mess on the rec.
privacy-name-in-minutes|A letter was received from Ms Chiamaka Obi regarding parking in Church Lane.
privacy-name-in-minutes|In attendance: Clerk, 6 councillors and 2 members of the public (B. Yelland, K. Sharma).
privacy-list-of-people|Flower rota – 3rd: Pam Oldroyd, 10th: Sunita Rao, 17th: Jill Featherstone
privacy-list-of-people|Present: Ann Birtles, Tony Crabbe, Lakshmi Menon, Ruth Oyelaran, Piotr Zielinski
privacy-list-of-people|Litter pick volunteers: Sam Tranter, Joyce Mukasa, Eilidh Baird and Colin Peat.
privacy-list-of-people|Donations gratefully received from M. Thackray £20, the Osei family £50, Ida Brandt £10.
"""

INNOCENT = """Saturday 14 March: Thornby Rovers v Melbury Town, 2.30pm kick off.
Hall hire £14.50 per hour for residents, £18 for others, deposit £50.
The annual parish meeting is on Tuesday 12 May 2026 at 7.30pm in the Memorial Hall.
Cllr Margaret Oakes proposed and Cllr Imran Shah seconded that the accounts be approved.
Clerk to the Council: Helen Prosser, clerk@thornbyparish.gov.uk, 01632 960114
Registered charity number 1087342.
The start is at grid reference SK 437 612, opposite the chapel.
Samaritans: ring free on 116 123, day or night.
NHS 111 can help if you need medical advice fast.
Planning application 24/01873/FUL: single storey rear extension at 14 Mill Lane.
Erection of a garage at Rose Cottage, Back Lane. No objections.
Applicant has appealed against refusal of 3 dwellings on land west of Station Road.
The church dates from 1284 and the tower was added in 1450.
The hall was opened by Lady Astley-Cooper on 3 June 1922.
Born in 1793, the poet John Clare walked these lanes.
The war memorial lists 23 men of the village who fell in 1914-1918.
Pte Albert Cobley, 19, was killed at Passchendaele in 1917.
Under 11s train on Thursdays from 5.30pm to 6.30pm on the top field.
Year 6 pupils visited the Houses of Parliament last week.
Places for ages 5 to 11 cost £12 a day including lunch.
Toddler group for under 5s and their carers, Mondays 9.30–11.
Headteacher: Mrs Sarah Lomax
Our vicar, the Revd Funmi Alade, will lead evensong at 6pm.
The hall holds 120 seated or 80 at tables.
Opening hours: Mon–Fri 9am–5pm, Sat 9am–12.30pm, closed Sundays.
The Post Office, 6 High Street, is open until 5.30pm.
Village Hall, Church Road, Thornby TH4 7QP
Bus 37 runs hourly from the Green to Melbury via Alder Cross.
Ordnance Survey Explorer 233, 4½ miles, allow two and a half hours.
Resolved: to pay E.ON £412.36 for street lighting, cheque 100874.
The precept for 2026/27 was set at £38,250, a rise of 2.9%.
Members noted the clerk's report and thanked the police for their help.
A resident asked about the speed of traffic on the A614.
There were four members of the public present.
Apologies were received from Cllrs Brant, Okafor and Lewis.
Present: Cllrs P Marlow (Chair), S Begum, D Hughes, R Kowalski; Clerk H Prosser.
District Councillor Amrit Gill gave his report.
PC 4417 Dawes will hold a surgery in the library on the 9th.
Jane Austen's Persuasion is this month's book.
Harry Potter and the Chamber of Secrets, family film night, doors 6pm.
Vegan and gluten-free cakes available; please tell us of allergies.
The blood donor session is in the hall on 23 April from 1pm.
Dementia café: first Wednesday of the month, everyone welcome.
Mass is said at 9am and 11am on Sundays; confessions Saturdays.
Eid celebrations in the park from noon, free food and henna.
The defibrillator is on the outside wall of the Black Bull.
Crime figures for October: 3 burglaries, 1 theft from a vehicle.
Foodbank open Tuesdays 10 till 12, no referral needed.
To report a pothole ring the county council on 0300 500 8080.
Office: 020 7946 0321, answerphone out of hours.
Email bookings@thornbyhall.org.uk for a key code.
Sort code and account number are on the invoice.
VAT number 348 2917 55
Invoice 2026-0714 is due within 30 days.
Company number 07348821, registered in England and Wales.
Meter reading 4857 7734 units at the end of March.
ISBN 978 1 4028 9462 6, £9.99 from the bookshop.
what3words: filled.count.soap
51.7520, -1.2577 is the car park by the weir.
Thornby 2nd XI 143 all out (Patel 52, Jennings 31); Melbury 144-6.
League table: Crown A 24, Red Lion 22, Legion 19, Plough 15.
Men's doubles final: winner receives the Arkwright Cup.
The King's Head will show the Six Nations.
Sir Christopher Wren designed the almshouses in 1683.
St Mary's C of E Primary School, headteacher's office 01632 960872
Elm Drive will be closed from 8 to 12 June for resurfacing.
Street lights 14, 27 and 52 in Orchard Way are out.
Bring a torch, stout shoes and a packed lunch.
Tickets £6, under 16s £3, family £15, on the door.
Winners: 1st Honeysuckle Cottage, 2nd The Forge, 3rd 7 Glebe Close.
Scouts meet on Fridays at 7pm, ages 10½ to 14.
Yoga with Sanjana, Wednesdays 7pm, beginners welcome.
Minutes of the meeting of 8 September 2025 were signed as a true record.
The Rose and Crown quiz raised £312 for Macmillan.
Blue bins: 4, 18 March. Brown bins: 11, 25 March.
The Grade II listed pump was made by Thos. Barker & Sons in 1861.
The new MP, Dame Patricia Holroyd, will visit the school on Friday.
Under the Localism Act 2011 councillors declare their interests.
Item 7b: asset register reviewed, mower (serial 44718 203) written off.
Mrs Beeton's lemon drizzle and other old recipes.
"""

PRIVATE_ITEMS = [tuple(line.split("|", 1)) for line in PRIVATE.strip().splitlines()]
INNOCENT_LINES = INNOCENT.strip().splitlines()
