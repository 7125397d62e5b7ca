"""First names that are well known in the United Kingdom."""

# A list can only be a beginning; whoever knows the names of their neighbourhood is asked, not overruled.

from __future__ import annotations

from .words_of import words_of

FIRST_NAMES = words_of(
    """
Kian Jo Maisie Tyler Jaxon Riley Aiden Zayn Finley Ollie Reggie Ronnie Lenny Jenson Mason Elliot Elliott Kath
Kathryn Lynette Maya Anaya Ayla Aliyah Alisha Arabella Bobby Brooke Cerys Clarissa Cody Corey Darcey Darcie Delilah
Dexter Dominik Eden Ezra Frankie Georgie Harley Hudson Ibraheem Idris Jenna Jonah Joey Kaitlyn Keeley Kieran Kirsten
Kyra Lacey Layla Lexi Lilly Louie Lucia Macy Marnie Mina Nathaniel Nell Nevaeh Oakley Orson Otis Paige Penny Quinn
Ralphie Roman Ruben Rufus Safiya Savannah Sonny Stevie Sybil Syed Tamsin Tegan Tessa Tia Umar Verity Wilbur Yara
Yahya Zak
Aaron Abdul Abdullah Abigail Ada Adam Aditya Adrian Agnes Agnieszka Ahmed Aidan Aisha Alan Albert Aleksandra Alex
Alexander Alexandra Alexis Alfie Alfred Ali Alice Alina Alison Alistair Alma Amanda Amber Amelia Amelie Amina Amir
Amira Amy Ana Anastasia Andrea Andrei Andrew Andrzej Angela Angus Anil Anisa Anita Anja Ann Anna Annabel Anne Annette
Annie Anthony Anton Antonio Anya April Archie Aria Arjun Arlo Arnold Arthur Arya Asha Ashley Ashok Asif Astrid Audrey
Ava Ayaan Ayesha Barbara Barry Bartosz Basil Beatrice Bella Ben Benedict Benjamin Bernadette Bernard Bert Beryl Beth
Bethany Betty Beverley Bilal Bill Blessing Bob Bonnie Bradley Brenda Brendan Brian Bridget Bronwen Bruce Bryan Caitlin
Callum Cameron Cara Carl Carla Carol Carole Caroline Carolyn Catherine Cathy Cecil Cedric Charles Charlie Charlotte
Chidi Chidinma Chloe Chris Christian Christina Christine Christopher Cicely Claire Clara Clare Clarence Clifford Clive
Colin Connie Connor Constance Corinne Craig Cyril Dafydd Daisy Damian Daniel Danielle Danny Darren Dave David Dawn
Debbie Deborah Declan Deepak Delia Denise Dennis Derek Dev Diana Diane Dina Dominic Don Donald Donna Dora Doreen
Dorothy Doug Douglas Duncan Dylan Ed Eddie Edie Edith Edmund Edna Edward Edwin Effie Eileen Elaine Eleanor Elijah Elin
Elise Eliza Elizabeth Ella Ellen Ellie Eloise Elsa Elsie Emeka Emilia Emily Emma Emmanuel Eric Erin Ernest Esme Esther
Ethan Ethel Eva Eve Evelyn Evie Ewa Faith Farah Farid Fatima Felix Finlay Finn Fiona Flora Florence Florin Frances
Francis Frank Fraser Fred Freddie Frederick Freya Gabriel Gail Gareth Gary Gavin Gemma Geoff Geoffrey George Georgia
Gerald Geraldine Gerard Giles Gillian Gina Glen Glenda Glenn Glenys Gloria Gordon Grace Graham Greg Gregory Greta
Gurpreet Gwen Gwyn Hamish Hamza Hana Hannah Hari Harjit Harold Harriet Harry Harvey Hassan Hattie Hazel Heather Hector
Helen Henry Herbert Hilary Hilda Holly Howard Hugh Hugo Humza Ian Ibrahim Ida Imogen Imran Ines Ingrid Ioana Iona
Irena Irene Iris Isaac Isabel Isabella Isabelle Isha Isla Ismail Ivan Ivy Iwona Jack Jackie Jacob Jacqueline Jaden
Jake Jamal James Jamie Jan Jane Janet Janice Jasmine Jason Jaspreet Jayden Jean Jeanette Jeff Jeffrey Jemima Jennifer
Jenny Jeremy Jerry Jess Jessica Jill Jim Joan Joanna Joanne Jodie Joe Joel John Jon Jonathan Jordan Joseph Josephine
Josh Joshua Josie Joyce Jude Judith Judy Julia Julian Julie June Kai Kamal Karen Karim Karl Kasia Kate Katherine
Kathleen Kathy Katie Katrina Kavita Kayleigh Keira Keith Kelly Ken Kenneth Kerry Kevin Khadija Khalid Kim Kirsty Kofi
Kumar Kwame Kyle Lara Latifa Laura Lauren Lawrence Leah Lee Leila Len Lena Leo Leon Leonard Leonie Les Lesley Lewis
Liam Lilian Lillian Lily Lin Linda Linh Lionel Lisa Logan Lois Lola Lorna Lorraine Lottie Louis Louise Luca Lucas Lucy
Lukasz Luke Luna Lydia Lyn Lynda Lynn Lynne Mabel Maeve Magda Maggie Malcolm Mandy Manjit Marcin Marcus Marek Margaret
Margot Maria Marian Marie Marilyn Marion Mariusz Marjorie Mark Marlene Marta Martha Martin Marvin Mary Maryam Matilda
Matthew Maud Maureen Maurice Mavis Max Maxine May Meera Megan Mehmet Melanie Meryl Mia Michael Michelle Mick Mike Mila
Mildred Millie Milly Minnie Mira Miriam Mohamad Mohamed Mohammad Mohammed Mohan Moira Molly Mona Monica Morag Muhammad
Muriel Myra Myrtle Nadia Nancy Naomi Nasreen Natalia Natalie Natasha Nathan Ned Neil Nellie Niamh Nicholas Nick Nicky
Nicola Nicole Nigel Nina Nisha Noah Noel Noor Nora Norma Norman Nusrat Oksana Oleksandr Olena Olga Olive Oliver Olivia
Omar Orla Oscar Otto Owen Padma Pam Pamela Parveen Pat Patricia Patrick Patsy Paul Pauline Pavel Pearl Peggy Penelope
Percy Perry Pete Peter Phil Philip Phoebe Phyllis Piotr Pippa Polly Pooja Poppy Preeti Priya Queenie Quentin Rachel
Rafael Rafiq Rahul Raj Ralph Ramesh Rania Rashid Ravi Ray Raymond Rebecca Reece Reg Reginald Reuben Rex Rhiannon Rhys
Ria Richard Rita Rob Robbie Robert Robin Robyn Rod Roderick Roger Rohan Roland Ron Ronald Rory Rose Rosemary Rosie
Ross Rowan Roy Ruby Rupert Russell Ruth Ryan Sabina Sadia Saeed Safia Saira Sally Salma Sam Samantha Sameer Samuel
Sandra Sanjay Sara Sarah Scarlett Seamus Sean Sebastian Selina Seren Sergei Seth Shabnam Shane Shanice Sharon Shaun
Shaz Sheila Shelley Shirley Sian Sid Sidney Sienna Silvia Simon Sinead Siobhan Skye Sofia Sophia Sophie Stan Stanley
Stefan Stella Stephanie Stephen Steve Steven Stuart Sue Sunil Sunita Suresh Susan Susie Suzanne Svetlana Sylvia
Tabitha Tamara Tanya Tara Tariq Ted Teddy Teresa Terry Tess Thea Thelma Theo Theresa Thomas Tilly Tim Timothy Tina
Toby Tom Tomasz Tommy Tony Tracey Tracy Trevor Tristan Uma Una Ursula Val Valerie Vanessa Vera Vernon Veronica Vicky
Victor Victoria Vikram Vincent Violet Viv Vivian Vivien Vivienne Walter Warren Wayne Wendy Wilf Wilfred Will William
Willow Winifred Winston Wojciech Xavier Yasmin Yuki Yuri Yusuf Yvonne Zac Zach Zachary Zainab Zara Zeynep Zoe Zofia
Zoya
Aaliyah Abbas Abbie Abdi Abdirahman Abena Abimbola Abiola Adebayo Adeola Adewale Adunni Adwoa Afia Afua Ahmad Aiko
Aileen Ailish Ailsa Aine Ajay Akanksha Akash Akiko Akosua Alana Alasdair Alastair Albie Alec Aled Alejandro Alessandro
Alfonso Alfreda Alfredo Alhaji Alicja Alun Alwyn Alyssa Aman Amandeep Amardeep Ambika Amit Amos Amrit Anand Anastazja
Andre Andreea Aneeka Aneta Angharad Aniela Anika Anish Anjali Anjum Ankit Anneka Annika Anouk Antonella Antoni Anushka
Aoife Arif Arwel Aryan Ashanti Asma Asya Atif Aubrey Audra Ayanna Ayodele Azra Baljit Balvinder Bashir Bea Beata
Beatrix Becky Belinda Benjy Bernice Bessie Bethan Bhavna Bianca Biddy Bijal Binta Blake Blanche Bogdan Boguslaw
Branwen Brett Briony Bronagh Bryony Bukola Caleb Candice Carmen Carrie Carys Cassie Catriona Celia Ceri Chandni
Chantelle Ches Chiamaka Chika Chinedu Chinwe Chioma Chrissie Chukwuma Ciara Cillian Cindy Clem Clemency Clint Conor
Cormac Cosmin Cristina Cynthia Dalia Damilola Dana Danuta Daphne Darcy Daria Dariusz Darrell Darryl Davina Dean Deanna
Deirdre Della Delroy Denis Denzil Des Desmond Dhruv Dilip Dilys Dimitri Dinesh Dionne Dipak Divya Dolly Dolores Doris
Dorota Dottie Dougie Dulcie Dwayne Ebony Edwina Eilidh Eirlys Ekaterina Elena Eleri Elif Elis Elodie Elspeth Eluned
Elvira Emlyn Emre Emrys Enid Enrique Erica Erika Ernie Errol Esra Euan Eugene Eunice Evan Ewan Ewelina Ezekiel Faisal
Faiza Fareeda Farida Farooq Fatema Fatou Fatoumata Felicity Fergus Ffion Filip Floella Folake Fran Francesca Francois
Freda Frederica Fumiko Funmi Ganesh Gaurav Gaynor Georgina Geraint Gertie Gethin Ghulam Ginny Giovanni Giuseppe Gladys
Glyn Glynis Godfrey Gopal Gosia Grainne Grazyna Gurdeep Gurmeet Guy Gwenda Gwendolen Gwenllian Gwilym Gwyneth Habib
Hafsa Haider Halima Halina Hanif Haroon Harpreet Harri Haruki Haseeb Hayley Heidi Helga Hemant Hester Hetty Hiroshi
Horace Humphrey Husna Hussein Hyun Ianto Ifan Ifeoma Igor Ikram Ilse Imani Imelda Indira Inga Irfan Ishaan Ismael
Isobel Iwan Izzy Jacqui Jagdish Jakub Jamil Jamila Jana Janusz Jarek Jarvis Jasmin Jasper Jaswinder Jatinder Javed
Jayda Jayesh Jayne Jed Jem Jenni Jerome Jerzy Jing Jitendra Joao Jonty Jools Jorge Jose Joss Jozef Juan Juliet
Juliette Junaid Justin Justine Justyna Jyoti Kacper Kadir Kamala Kamil Karin Karolina Karthik Kashif Katarzyna Kathie
Katy Katya Kay Kaye Kehinde Kelvin Kemi Kerri Keshav Kester Khaled Kiran Kirit Kishan Kit Kitty Klaudia Krish Krishna
Kristian Krystyna Krzysztof Kulwinder Kunle Kurt Kwabena Kwaku Kwasi Kwesi Lakshmi Lalita Latoya Laurence Laurie Layth
Leanne Leroy Lester Leszek Letitia Lex Liana Libby Lidia Ling Liz Lizzie Llew Llinos Lloyd Loretta Lowri Lucille
Lucinda Luis Luther Lwazi Lyndon Maciej Madeleine Madge Mairead Majid Malgorzata Manisha Manoj Manuel Marc Marcel
Marcella Marcia Marco Mared Margery Margie Mari Mariam Mariana Marianne Mario Marjory Marlon Marsha Martyn Mateusz
Matt Matteo Mattie Mayur Meena Meg Mehdi Mehwish Mei Meinir Melissa Mercy Merle Mervyn Micah Michal Miguel Mihai
Mikolaj Milena Mirela Miroslaw Mo Mohsin Mollie Monika Monty Morgan Morwenna Mukesh Murad Murray Musa Mustafa Myfanwy
Nabil Nadeem Nadine Nafisa Naila Nanette Naseem Nasir Natalya Navdeep Naveed Neelam Neeta Neha Nerissa Nerys Ngozi
Nguyen Nia Nikhil Nikita Nikki Nikolai Nimra Nisar Nkechi Nnamdi Noelle Norah Noreen Nour Nuala Obinna Odette Olabisi
Oleh Olivier Olly Olufemi Oluwaseun Olwen Olwyn Omolara Onyeka Orlagh Osbert Osman Oswald Oyin Pablo Padraig Pankaj
Paolo Pattie Pawel Pedro Peggie Petra Petronella Petros Philippa Philomena Prakash Pranav Pratik Priti Priyanka Prue
Przemyslaw Rabia Radoslaw Rafal Raheem Rajan Rajesh Rajinder Rakesh Ramona Ranjit Raquel Rasheed Rashida Razia Reena
Rehana Rekha Rena Renata Rene Renee Renu Rhian Rhoda Rhona Ricardo Rick Ricky Rizwan Roberto Rodney Rohit Roisin Rolf
Ronan Rosa Rosalind Rosanna Roseanne Rosemarie Roshan Rowena Roxanne Rubina Rudy Ruhi Rukhsana Ryszard Sabah Sabrina
Sacha Sachin Sadie Sadiq Sagar Sahil Saima Sajid Salim Salman Samina Samir Sandeep Sandie Sandip Sangita Sanjana
Santosh Saoirse Sarita Sasha Satnam Satoshi Saul Seema Segun Selma Senait Serena Shabana Shabir Shahid Shanti Sharmila
Shazia Sheena Sheetal Sherry Shilpa Shivani Shona Shreya Shyam Sibusiso Siddharth Sikandar Silas Simran Sioned Sivan
Slawomir Sobia Sonal Sonia Sonya Stanislaw Stephon Stewart Struan Stu Sukie Sumaira Suman Surinder Surjit Susanna
Susannah Sushila Suzie Swati Szymon Tadeusz Tahir Taiwo Tajinder Tallulah Tamika Tania Tanisha Tariro Tarquin Tasneem
Tatiana Tayyab Tegwen Temi Tendai Thaddeus Thandiwe Thomasina Thora Tiffany Tilda Tomos Toni Torquil Tracie Tricia
Trish Trudi Trudy Tunde Tyrone Uche Umair Usha Usman Valentina Vasile Velma Venetia Verna Vijay Vimala Vince Vinod
Vipul Vishal Wahid Waleed Wallace Wanda Waseem Wei Wendell Wenhui Wes Wieslaw Wiktor Wiktoria Wilbert Wilma Winnie
Wioletta Xiao Yasir Yasmeen Yetunde Ying Yolanda Yolande Yousef Yunus Yvette Zack Zahid Zahra Zandra Zbigniew Zdzislaw
Zeeshan Zeinab Zelda Zena Zigi Zodwa Zsofia Zuzanna
"""
)

# These are words as well: of months, flowers and virtues. Alone they are nobody's name.
ALSO_WORDS = words_of(
    """
Ali Amber April Ashley Basil Blessing Carmen Daisy Dawn Dean Don Eden Eve Faith Fran Grace Guy Hazel Heather Holly Iris
Ivy Jan Jasper Jem June Juliet Kay Kit Mark Marco Mario Max May Mercy Morgan Murray Myrtle Noel Olive Pat Pearl Penny
Poppy Ray Rick Robin Rose Ruby Sage Skye Trish Violet Will Willow
"""
)
