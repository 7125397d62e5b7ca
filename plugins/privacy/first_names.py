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
"""
)

# These are words as well: of months, flowers and virtues. Alone they are nobody's name.
ALSO_WORDS = words_of(
    """
Ali Amber April Ashley Basil Blessing Daisy Dawn Don Eden Eve Faith Grace Hazel Heather Holly Iris Ivy Jan June Mark Max
May Myrtle Noel Olive Pat Pearl Penny Poppy Ray Robin Rose Ruby Skye Violet Will Willow
"""
)
