"""Words with capitals that are no names of neighbours: places, days, things; and people whom everybody may name."""

from __future__ import annotations

from .words_of import words_of

# Behind a first name they make a place of it: "Victoria Road", "Grace Church".
NO_SURNAMES = words_of(
    """
Street Road Lane Avenue Close Drive Way Court Crescent Garden Gardens Terrace Place Grove Row Walk View Rise Mews
Square Green Park House Hall Centre Centres School College Church Chapel Room Rooms Library Ward Trust Institute
Hospital Surgery Bridge Wood Woods Week Cup Memorial Pub Inn Arms Club Town Village Parish Council Team Fund Farm
Cottage Cottages Mill Mills Theatre Museum Gallery Cafe Café Shop Stores Bakery Market Station Line Lounge Island
Baptist Methodist Bible Foundation Society Association Award Awards Trophy Shield Prize Festival Fair Fete Show Trail
Beck Meadow Meadows Fields Field Common Reserve Academy Primary Nursery Infants Juniors Rooms Bar Hotel Suite Estate
Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays
Sundays January February March April May June July August September October November December Christmas Easter
Street's Lane's Group Committee Project Appeal Concert Choir Band Singers Players Rovers United Rangers City FC Year
Class Reception Under Aged Age Flat Unit North South East West England Wales Scotland Ireland Britain Present
Apologies Chair Chairman Clerk Secretary Treasurer Tel Email Mobile Phone Address DOB Born Pupils Pupil Will Has Was
Is And Or The Of In At On For With From To By About
"""
)

# Some of these are surnames as well: "Mrs Green", and beside an age "Robert Green".
PLACES_TOO = words_of(
    """
Green Wood Woods Hall Lane West North East Park May March Mills Field Fields Church Close House Street Rose Day Marsh
Hill Banks Bridge English England Ireland Scotland Wales Friday Easter Christmas Court Grove
"""
)

# Much is named after these: "Victoria Park", "George Street".
NAMED_PLACES = words_of(
    """
Victoria George Albert Alexandra Charlotte Elizabeth Edward Florence Georgia
"""
)

# Those of whom newsletters tell, the living and the dead; a beginning, as every list is.
FAMOUS = frozenset(
    name
    for line in """
Elizabeth Gaskell, Charles Dickens, Jane Austen, Emily Bronte, Charlotte Bronte, Anne Bronte, William Shakespeare
Florence Nightingale, Emmeline Pankhurst, Sylvia Pankhurst, John Wesley, Queen Victoria, Winston Churchill
Charles Darwin, Isaac Newton, William Wordsworth, Thomas Hardy, Agatha Christie, Beatrix Potter, Peter Rabbit
Peter Pan, Harry Potter, Robin Hood, Guy Fawkes, Father Christmas, Santa Claus, James Bond, Mary Poppins, Oliver Twist
Anne Frank, Nelson Mandela, Martin Luther, Luther King, Oliver Cromwell, Robert Burns, John Lennon, David Bowie
Freddie Mercury, Elvis Presley, Vera Lynn, King Charles, Prince William, King Arthur, Mary Seacole, Ada Lovelace
Alan Turing, George Orwell, Walter Scott, William Morris, Gertrude Jekyll, Capability Brown, Alice Liddell
Sherlock Holmes, Roald Dahl, Enid Blyton, Dylan Thomas, Tom Sawyer, Postman Pat, Bob Cratchit, Tiny Tim, Jack Frost
Dick Whittington, Snow White, Jean Brodie, John Major, Keir Starmer, Margaret Thatcher, Tony Blair, Rishi Sunak
""".splitlines()
    for name in map(str.strip, line.split(","))
    if name
)
IN_STORIES = words_of(
    """
Christmas Punch Chips Men Claus Tumble Bean Toad Darcy Universe World Saigon Whippy Kipling Potter's Fox's Darling
Marple Havisham Grinch Muscle Happy Softee Who Foster Dolittle Pepper Blobby Scrooge
"""
)

# Words that often have a capital without being a name; in lower case, as headings and lists have them.
WORDS = words_of(
    """
a about above access account action activity adult adults advent advice after afternoon age agenda ages all allotment
allotments also amateur an and animal annual any apologies appeal apple april arms art arts ask at attendance august
autumn award awards away baby back bacon bakery baking ball band bank bar barn baptist barrow beach bed beer bell best
better big bin bingo bins bird black blue board boat book books booking born bowls box boy boys branch bread breakfast
bridge bring bronze brown brownies budget building bus business by cafe cake cakes call camp can car card care carols
carnival carpet case castle cat centre chair chairs challenge charity cheese chicken child children choir christmas
chutney citizens city class classic clean clerk climate close clothes club coach coast coffee come commission
committee common community concert congratulations contact cost cottage council county craft crafts cream cricket
crime cub cubs cup cycle dairy dance dancing date dates day days dear december deputy design desk digital dinner
disabled district dog dogs donation donations door double dr drama drawing drop duck each early east easter editor
education egg eggs election electoral email emergency end england english entry environment evening event events
exercise fair fairtrade family farm fashion fastest father february fee feed festival fete film finance fire first
fish fitness flat flood flower flowers food foot football for forest form forum free friday friends fruit full fun
fund funds further game games garden gardens gate general get girl girls give gold golf good government grand grant
great green ground group groups growing guest guide guides half hall handmade happy harvest have head health help here
heritage high hill hire history hockey hold holiday holy home honey hope hospital hot hour house housing how ice in
include individual infant information inn international invoice is island it item jam january job join joint jubilee
july jumble june junior juniors just keep kids king kitchen knit ladies lady lake land lane large last late lawn
league learn legion lending letter level library life light lights line list little live local long lost lottery love
lower lunch lunches magazine main make manager map march marmalade market martial master may mayor meadow meal meals
meet meeting member members memorial men mid middle midweek mill minister minutes miss mobile monday money monthly
more morning mother mothers mountain mr mrs ms mums museum music name narrative national nature neighbourhood netball
network new news newsletter next night no north notes notice november nursery occupational october of office officer
old older on one online only open opening orchard order other our outdoor over page pantomime parent parents parish
park parking party past path patrol pavilion peace people pet photo phone piano picnic picture place plan planning
plant plants play playgroup please plot plots plum poetry police policy polling pool post poster potato pottery pre
present president press price primary prize problem programme project property public pumpkin pub queen quiz race
raffle rambling ready red refuse register report reserve resident residents rest return river road room rose rotary
route row royal rugby run running safety saint sale sales saturday save school science scout scouts season seat second
secretary section senior seniors september service services set share sheep shield shop short show silver sing singing
sir slow small social society song south spaces special speed sponsored sport sports spring square st staff stage
stall stalls standing star state station steam stop stores story strawberry street student students studio study
summer sunday supper support surgery swim swimming table talk tea team tel telephone tennis thanks that the theatre
third this thursday ticket tickets time to toddler toddlers tomato total tour town toy traffic trail training
transport travel treasurer tree trees trip trophy trust trustee tuesday under union unit united up upper various vegan
vegetable vice victoria victoria's view village visit volunteer volunteers walk walking walks war warden wards waste
water way we wednesday week weekly welcome west what when where white who wildlife will winner winners winter with
wolf women wood wool work workshop world writing year years yellow yoga you young your youth zone mary's john's
peter's paul's george's royal oak lion crown bull swan horse plough railway
"""
)
