#!/usr/bin/env python3
"""Makes bodies.tsv, things.tsv and given.tsv, written down from general knowledge: well-known organisations and clubs that no
list of companies has; products, events, prizes, works, ideas and ailments, which are neither people nor organisations nor places; and
given names of world news that the name lists lack or have for the other sex alone.
usage: known.py (in this directory)"""

PARTIES = """
SPD; CDU; CSU; FDP; AfD; Alternative for Germany; Die Linke; Alliance 90; Christian Democratic Union; Free Democratic Party;
Christian Social Union; Social Democratic Party; Renaissance; La République En Marche; En Marche; Les Républicains;
Rassemblement National; National Rally; National Front; Parti Socialiste; La France Insoumise; Union for a Popular Movement;
Union for French Democracy; MoDem; Gaullists; Forza Italia; Lega; Lega Nord; Northern League; Fratelli d'Italia;
Brothers of Italy; Five Star Movement; Partito Democratico; Italia Viva; Christian Democracy; Olive Tree; PSOE; Podemos;
Unidas Podemos; Vox; Ciudadanos; Partido Popular; People's Party; Sumar; Junts; Esquerra Republicana; Convergència i Unió;
Basque Nationalist Party; Bildu; Batasuna; Chega; CDS; Fidesz; Jobbik; Momentum; Tisza; PiS; Law and Justice;
Civic Platform; Solidarity; Konfederacja; Polska 2050; Smer; ANO; ODS; Civic Democrats; Syriza; New Democracy; PASOK;
Golden Dawn; KKE; Fianna Fáil; Fianna Fail; Fine Gael; Sinn Féin; Sinn Fein; SDLP; DUP; UUP; Ulster Unionists;
Democratic Unionist Party; Ulster Unionist Party; Plaid Cymru; SNP; Scottish National Party; UKIP; Reform UK; Brexit Party;
Lib Dems; Liberal Democrats; Tories; Whigs; Labour Party; Conservative Party; Co-operative Party; BNP; Momentum;
Venstre; Moderates; Sweden Democrats; Social Democrats; Centerpartiet; Folketing; Finns Party; True Finns;
Progress Party; Høyre; Pirate Party; Vlaams Belang; Vlaams Blok; N-VA; Ecolo; Groen; VVD; PVV; D66; PvdA; Volt;
ÖVP; SPÖ; FPÖ; NEOS; Swiss People's Party; Vetëvendosje; GERB; PSD; USR; Likud; Kadima; Meretz; Shas; Yisrael Beiteinu;
Yesh Atid; Blue and White; Labor Party; Yamina; Religious Zionism; United Torah Judaism; Hadash; Ra'am; Fatah; PLO;
PFLP; Palestinian Authority; AKP; CHP; MHP; HDP; PKK; Justice and Development Party; Motherland Party; Good Party;
Wafd; Muslim Brotherhood; Ennahda; Nidaa Tounes; Baath Party; Ba'ath Party; Baath; Dawa; Dawa Party; Sadrists; Wefaq;
Kataeb; Amal; Amal Movement; Future Movement; Free Patriotic Movement; Lebanese Forces; Houthis; Ansar Allah;
Rastakhiz; Mujahedin-e Khalq; Pakistan Peoples Party; PPP; PML-N; Pakistan Muslim League; PTI; Pakistan Tehreek-e-Insaf;
MQM; Jamaat-e-Islami; Jamiat Ulema-e-Islam; Awami League; Awami National Party; BNP; Jatiya Party; BJP; Bharatiya Janata Party;
Janata Dal; Janata Party; Congress Party; Indian National Congress; Aam Aadmi Party; Shiv Sena; Trinamool Congress; DMK; AIADMK;
Bahujan Samaj Party; Samajwadi Party; Akali Dal; Telugu Desam; CPI; CPI-M; LTTE; Tamil Tigers; United National Party;
Sri Lanka Freedom Party; Nepali Congress; LDP; Liberal Democratic Party; Komeito; Ishin; Kuomintang; KMT; DPP;
Democratic Progressive Party; Workers' Party; Communist Party; Chinese Communist Party; People Power Party; Saenuri;
Grand National Party; Uri Party; UMNO; Barisan Nasional; Pakatan Harapan; Parti Islam; PAS; Golkar; PDI-P; Gerindra; PAP;
People's Action Party; Pheu Thai; Thai Rak Thai; Move Forward; Palang Pracharath; NLD; National League for Democracy; Funcinpec;
Khmer Rouge; Viet Minh; Viet Cong; Lao Dong; Fretilin; New People's Army; Moro Islamic Liberation Front; ALP; Nationals;
Australian Greens; One Nation; Democrats; Greens; Liberals; Te Pāti Māori; Bloc Québécois; Parti Québécois; NDP;
New Democratic Party; Reform Party; Canadian Alliance; Progressive Conservatives; Coalition Avenir Québec; Republicans;
Democratic Party; Republican Party; GOP; Tea Party; Libertarian Party; Green Party; Federalist Party; Know Nothings;
Democratic National Committee; Republican National Committee; DNC; RNC; Dixiecrats; PRI; PAN; PRD; Morena; Sandinistas; Contras;
FSLN; FMLN; Arena; Zapatistas; PSUV; MAS; MAS-IPSP; Peronists; Partido Justicialista; Justicialist Party; Radical Civic Union;
Juntos por el Cambio; La Libertad Avanza; Workers Party; PT; PSDB; PMDB; PSOL; FARC; ELN; Shining Path; APRA; Fuerza Popular;
Frente Amplio; Broad Front; Concertación; Colorado Party; Blanco Party; Lavalas; ANC; African National Congress; Inkatha;
Inkatha Freedom Party; EFF; Economic Freedom Fighters; Democratic Alliance; SACP; Cosatu; ZANU-PF; Zanu PF; MDC;
Movement for Democratic Change; SWAPO; Swapo; Frelimo; Renamo; MPLA; UNITA; Unita; KANU; Jubilee; Orange Democratic Movement;
Chama Cha Mapinduzi; NRM; EPRDF; TPLF; SPLM; SPLA; Janjaweed; Rapid Support Forces; RPF; PDP; All Progressives Congress;
Peoples Democratic Party; NPP; NDC; CPDM; Séléka; Boko Haram; ISWAP; Polisario; Polisario Front; FLN; FIS; Istiqlal;
United Russia; Yabloko; Rodina; A Just Russia; KPRF; CPSU; Bolsheviks; Mensheviks; Our Ukraine; Party of Regions; Batkivshchyna;
Servant of the People; Svoboda; Azov; Right Sector; Georgian Dream; United National Movement; Nur Otan; Amanat; New Azerbaijan Party;
Musavat; European People's Party; EPP; Socialists and Democrats; Renew Europe; Identity and Democracy; Socialist International
"""

ARMED = """
Hamas; Hezbollah; Hizbollah; Hizbullah; al-Qaeda; al Qaeda; Al Qaida; al-Qaida; ISIS; ISIL; Islamic State; Taliban; Taleban;
Haqqani network; al-Shabaab; al-Shabab; al Shabaab; Islamic Jihad; Palestinian Islamic Jihad; Jemaah Islamiyah; Abu Sayyaf;
Lashkar-e-Taiba; Jaish-e-Mohammed; Jundallah; Mahdi Army; Peshmerga; YPG; SDF; Syrian Democratic Forces; Free Syrian Army;
al-Nusra; Nusra Front; Quds Force; Revolutionary Guards; Revolutionary Guard; Basij; IRGC; IRA; Provisional IRA; Real IRA;
UVF; UDA; ETA; Red Brigades; Red Army; Red Army Faction; Ku Klux Klan; Proud Boys; Oath Keepers; Wagner; Wagner Group; Lord's Resistance Army;
M23; Interahamwe; Wehrmacht; Waffen-SS; Gestapo; Stasi; KGB; FSB; GRU; SVR; NKVD; Mossad; Shin Bet; IDF; Israel Defense Forces; MI5; MI6;
GCHQ; ISI; Savak; Luftwaffe; RAF; Royal Navy; Royal Air Force; Royal Marines; US Army; US Navy; US Air Force; Marine Corps;
Coast Guard; National Guard; Green Berets; Navy SEALs; SAS; Bundeswehr; KFOR; ISAF; UNIFIL; AMISOM; MINUSTAH; MONUC
"""

BODIES = """
United Nations; UN; U.N.; UNESCO; Unesco; UNICEF; Unicef; UNHCR; UNRWA; UNDP; UNEP; UNFPA; UNAIDS; WHO; World Health Organization;
World Food Programme; WFP; FAO; IAEA; ILO; IMF; International Monetary Fund; World Bank; WTO; World Trade Organization; OECD; OPEC;
OSCE; Council of Europe; European Commission; European Parliament; European Council; European Union; EU; E.U.; Eurogroup; Eurozone; ECB;
European Central Bank; Europol; Eurojust; Frontex; Interpol; NATO; African Union; AU; ECOWAS; Ecowas; SADC; IGAD; Arab League;
Gulf Cooperation Council; GCC; OIC; ASEAN; Asean; APEC; SAARC; Mercosur; NAFTA; CARICOM; OAS; Organization of American States;
Commonwealth; CIS; CSTO; Shanghai Cooperation Organisation; BRICS; G7; G8; G20; G-7; G-8; G-20; ICC; International Criminal Court; ICJ;
International Court of Justice; ICTY; OPCW; CERN; ESA; European Space Agency; NASA; Roscosmos; ISRO; JAXA; Security Council;
UN Security Council; General Assembly; Quartet; Contact Group; Paris Club; Inter-American Development Bank;
Asian Development Bank; African Development Bank; European Investment Bank; EBRD; BIS; Basel Committee; ISO; IEEE; W3C; ICANN;
Kremlin; Élysée; Bundestag; Bundesrat; Reichstag; Knesset; Duma; State Duma; Verkhovna Rada; Rada; Sejm;
Riksdag; Storting; Cortes; Oireachtas; Dáil; Dail; Stormont; Holyrood; Senedd; Lok Sabha; Rajya Sabha; Diet; Majlis; Loya Jirga; Congress;
Senate; House of Representatives; House of Commons; House of Lords; Parliament; Pentagon; State Department; Treasury;
Home Office; Foreign Office; Whitehall; Ministry of Defence; Department of Justice; Justice Department; Homeland Security;
Department of Homeland Security; Supreme Court; High Court; Court of Appeal; Constitutional Court; Politburo; Central Committee; Guardian Council;
Federal Reserve; Fed; Bank of England; Bank of Japan; Bundesbank; People's Bank of China; Reserve Bank; SEC; FTC; FCC; FDA; EPA; FAA;
FEMA; FBI; CIA; NSA; DEA; ATF; IRS; ICE; CDC; NIH; NTSB; NHTSA; OSHA; USDA; USAID; Secret Service; Census Bureau; Federal Election Commission;
Congressional Budget Office; Government Accountability Office; Scotland Yard; Metropolitan Police; Met Police; NYPD; LAPD; RCMP; Carabinieri;
Guardia Civil; Garda; Ofcom; Ofgem; Ofsted; NHS; BBC Trust; CPS; Crown Prosecution Service; HMRC; FSA; Competition Commission;
Electoral Commission; Audit Commission; CBI; TUC; Unison; Unite; GMB; UAW; Teamsters; AFL-CIO; SEIU; Solidarnosc; IG Metall; Verdi; CGT
"""

SOCIETY = """
Amnesty; Amnesty International; Human Rights Watch; Red Cross; Red Crescent; International Committee of the Red Cross; ICRC; Oxfam; Greenpeace;
WWF; Friends of the Earth; Sierra Club; Médecins Sans Frontières; Medecins Sans Frontieres; Doctors Without Borders; Save the Children;
Christian Aid; Caritas; Freedom House; Transparency International; International Crisis Group; Reporters Without Borders;
Committee to Protect Journalists; ACLU; NAACP; NRA; National Rifle Association; AIPAC; AARP; Planned Parenthood; MoveOn; Heritage Foundation;
Brookings; Brookings Institution; Cato Institute; RAND; Rand Corporation; Chatham House; Carnegie Endowment; Gates Foundation; Ford Foundation;
Rotary; Salvation Army; Scouts; YMCA; National Trust; RSPCA; RSPB; WikiLeaks; Wikileaks; Wikimedia; Anonymous; Black Lives Matter;
Extinction Rebellion; Church of England; Catholic Church; Roman Catholic Church; Orthodox Church; Jesuits; Opus Dei; Franciscans;
Dominicans; Benedictines; Freemasons; Knights Templar; Southern Baptist Convention; Nation of Islam; Salvation Army; Church of Scientology;
Harvard; Yale; Princeton; Stanford; MIT; Caltech; UCLA; Cornell; Dartmouth; Georgetown; Oxford University; Cambridge University;
London School of Economics; LSE; Imperial College; Sciences Po; Sorbonne; Max Planck; CNRS; FIFA; Fifa; UEFA; Uefa; IOC;
International Olympic Committee; WADA; FIA; ICC; IAAF; FINA; NBA; NFL; NHL; MLB; UFC; PGA; ATP; WTA; FA; Football Association;
Premier League; Bundesliga; Serie A; La Liga; MCC; ECB; RFU; IRB; BBC; ITV; Channel 4; Sky News; CNN; Fox News; MSNBC; CNBC; CBS; NBC; ABC; PBS; NPR;
C-SPAN; HBO; Netflix; YouTube; Twitter; Facebook; Instagram; TikTok; WhatsApp; Telegram; Google; Apple; Microsoft; Amazon; Reddit;
Al Jazeera; al-Jazeera; Al Arabiya; al-Arabiya; RT; Sputnik; TASS; Itar-Tass; RIA Novosti; Interfax; Xinhua; Kyodo; Yonhap; KCNA; NHK; Reuters;
Associated Press; Agence France-Presse; AFP; DPA; ANSA; EFE; Press Association; Bloomberg; Dow Jones; New York Times; Washington Post;
Wall Street Journal; Los Angeles Times; Chicago Tribune; USA Today; New York Post; Financial Times; Guardian; Daily Telegraph; Daily Mail;
Daily Mirror; Daily Express; Le Monde; Le Figaro; Libération; Der Spiegel; Die Zeit; Bild; El País; El Pais; El Mundo; Corriere della Sera;
La Repubblica; La Stampa; Haaretz; Jerusalem Post; Yedioth Ahronoth; Maariv; Asharq al-Awsat; al-Ahram; Al-Hayat; Dawn; Times of India; Hindustan Times;
Asahi Shimbun; Yomiuri Shimbun; Global Times; People's Daily; South China Morning Post; Straits Times; Sydney Morning Herald; Globe and Mail;
Toronto Star; Pravda; Izvestia; Kommersant; Novaya Gazeta; Politico; Axios; Vox Media; BuzzFeed; Breitbart; Huffington Post; HuffPost; Newsweek;
Time Magazine; The Economist; New Yorker; Vanity Fair; Rolling Stone; National Geographic; Voice of America; VOA; Radio Free Europe; Deutsche Welle
"""

PRODUCTS = """
iPhone; iPhones; iPad; iPads; iPod; iPods; iPod Mini; iPod Shuffle; iTunes; iMac; iCloud; iOS; macOS; MacBook; Macintosh; Mac OS X; Apple Watch;
AirPods; Siri; Alexa; Kindle; Chromecast; Chromebook; Chromebooks; Gmail; Google Maps; Google Earth; Google Play;
Google Glass; Google Docs; Android; Linux; Ubuntu; Debian; Unix; Windows; Windows XP; Windows Vista; Windows Media Player; Internet Explorer; Firefox;
Microsoft Office; PowerPoint; Hotmail; Photoshop; Acrobat; ChatGPT; GPT-4; Java; JavaScript;
Bluetooth; Wi-Fi; WiFi; Wi-Max; Ethernet; Internet; World Wide Web; Bitcoin; bitcoins; Ethereum; Dogecoin; Xbox; Xboxes; Xbox 360; Xbox One;
Xbox Live; PlayStation; PlayStations; PS1; PS2; PS3; PS4; PS5; PlayStation VR; PSP; Wii; Nintendo Switch; Nintendo DS; Game Boy; GameBoy; GameCube; Gamecube;
Dreamcast; Sega Saturn; Kinect; Oculus Rift; Tetris; Pac-Man; Pong; Space Invaders; Super Mario; Super Mario Bros; Pokemon; Pokémon; Pokemon Go; Minecraft;
Fortnite; Roblox; Halo; Half-Life; Doom; Quake; Grand Theft Auto; Call of Duty; World of Warcraft; Warcraft; EverQuest; The Sims; Final Fantasy;
Zelda; Metroid; Resident Evil; Tomb Raider; Gran Turismo; Candy Crush; Angry Birds; Farmville; League of Legends; Counter-Strike; Tamagotchi; Barbie; Monopoly;
Scrabble; Walkman; Discman; TiVo; BlackBerry; Blackberry; BlackBerrys; Blackberrys; ThinkPad; Pentium; Centrino; Athlon; Opteron; Itanium; Blu-ray; Betamax; VHS;
Galaxy Note; Boeing 737; Boeing 747; Boeing 777; Boeing 787; 737 Max; 737 MAX; Dreamliner; A320; A380; A350; Concorde; Spitfire; Eurofighter;
Black Hawk; Chinook; F-15; F-16; F-18; F-22; F-35; MiG-29; Su-24; Su-35; B-52; C-130; C-17; U-2; Predator; Global Hawk; Scud; Scuds;
Tomahawk; Javelin; Himars; HIMARS; Iskander; Kalibr; Shahed; Trident; Polaris; Minuteman; Kalashnikov; AK-47; Kalashnikovs; Humvee; Humvees; Uzi; Taser; Tasers; Semtex;
Model S; Model T; Prius; Mustang; Corvette; Mini Cooper; Land Cruiser; Range Rover; Viagra; Cialis; Vioxx; Celebrex; Prozac; Valium; Xanax; OxyContin;
Ritalin; Botox; Tamiflu; Lipitor; Zantac; Humira; Ozempic; Wegovy; Mounjaro; Aspirin; Tylenol; Ambien; Adderall; Fentanyl; Vicodin; Viread; Truvada; Remdesivir; Paxlovid;
Coca-Cola Classic; Diet Coke; Big Mac; Whopper; Marlboro; Apollo 11; Apollo 13; Apollo 17; Sputnik 1; Sputnik 2; Voyager 1; Voyager 2; Hubble; Hubble Space Telescope; International Space Station;
Soyuz; Cassini; Huygens; Beagle 2; Mars Express; Landsat; GPS; Falcon 9; Falcon Heavy; Starlink; Starship;
Ariane 5; Titanic; Lusitania; QE2; Queen Mary 2; Exxon Valdez; Air Force One; Marine One; Orient Express; Eurostar; Shinkansen
"""

EVENTS = """
Super Bowl; World Cup; World Series; World Championships; Champions League; Europa League; Uefa Cup; UEFA Cup; FA Cup; Carling Cup; League Cup; Copa America; Copa América; Gold Cup; Asian Cup; Nations Cup; Nations League;
African Nations Cup; African Cup of Nations; Africa Cup of Nations; European Championship; European Championships; Euro 2000; Euro 2004; Euro 2008; Euro 2012; Euro 2016; Euro 2020; Euro 2024; Six Nations; Tri-Nations; Four Nations;
Heineken Cup; Super 12; Super 14; Ryder Cup; Solheim Cup; Davis Cup; Fed Cup; America's Cup; Ashes; Grand Slam; Grand Slams; Grand Prix; Grands Prix; Tour de France; Giro d'Italia; Vuelta; Vuelta a Espana;
US Open; U.S. Open; French Open; Australian Open; British Open; US Masters; PGA Championship; Olympics; Olympic Games; Winter Olympics; Summer Olympics; Paralympics; Paralympic Games; Commonwealth Games; Asian Games; Pan American Games; Stanley Cup; NBA Finals; All-Star Game; Pro Bowl; Rose Bowl; Orange Bowl; Sugar Bowl; Cotton Bowl;
March Madness; Final Four; Kentucky Derby; Grand National; Preakness; Belmont Stakes; Royal Ascot; Indianapolis 500; Indy 500; Daytona 500; Le Mans 24 Hours; Formula One; Formula 1; MotoGP; WrestleMania; Wrestlemania;
Oscars; Oscar; Academy Award; Academy Awards; Golden Globe; Golden Globes; Golden Globe Awards; Emmy; Emmys; Emmy Awards; Grammy; Grammys; Grammy Awards; Tony Awards; Baftas; Bafta Awards; BAFTAs; Brit Awards; Mercury Prize; Mercury Music Prize; Turner Prize; Booker Prize; Man Booker Prize; Whitbread Prize; Orange Prize;
Nobel; Nobels; Nobel Prize; Nobel Prizes; Nobel Peace Prize; Pulitzer; Pulitzers; Pulitzer Prize; Pulitzer Prizes; Palme d'Or; Golden Bear; Golden Lion; Razzies; Ballon d'Or; Golden Boot; Heisman Trophy; MTV Video Music Awards; Cesar Awards; Goya Awards;
Victoria Cross; George Cross; Purple Heart; Medal of Honor; Congressional Medal of Honor; Silver Star; Bronze Star; Legion of Honour; Legion d'Honneur; Order of Merit; OBE; MBE; CBE; KBE; OBEs; MBEs; CBEs; Presidential Medal of Freedom; Congressional Gold Medal;
Eurovision; Eurovision Song Contest; Glastonbury Festival; Coachella; Live Aid; Live 8; Band Aid; Burning Man; Edinburgh Festival; Edinburgh Fringe; Cannes Film Festival; Sundance Film Festival; Berlinale; Berlin Film Festival; Venice Film Festival; Toronto Film Festival; Toronto International Film Festival; Notting Hill Carnival;
Mardi Gras; Oktoberfest; Comic-Con; Consumer Electronics Show; E3; CES; CeBIT; Cebit; Mobile World Congress; Geneva Motor Show; Paris Air Show; Farnborough Airshow; Miss World; Miss Universe; Miss America;
Christmas; Christmas Eve; Christmas Day; Boxing Day; Easter; Good Friday; Easter Sunday; Ash Wednesday; Palm Sunday; Pentecost; Ramadan; Ramadhan; Eid; Eid al-Fitr; Eid al-Adha; Hajj; Ashura; Passover; Yom Kippur; Rosh Hashanah; Hanukkah; Purim; Sukkot; Diwali; Nowruz;
Thanksgiving; Halloween; Valentine's Day; Mother's Day; Father's Day; Independence Day; Bastille Day; Victory Day; Memorial Day; Labor Day; Labour Day; Veterans Day; Anzac Day; Armistice Day; Remembrance Sunday; Remembrance Day; Columbus Day; Presidents Day; Presidents' Day; Earth Day; May Day; St Patrick's Day; St. Patrick's Day; Black Friday; Cyber Monday; Super Tuesday; Election Day; Inauguration Day; D-Day; VE Day; V-E Day; Lunar New Year; Chinese New Year;
World War; World War One; World War I; World War Two; World War II; First World War; Second World War; Cold War; Civil War; Gulf War; Iraq War; Vietnam War; Korean War; Crimean War; Six-Day War; Yom Kippur War; Falklands War; Revolutionary War; Great Depression; Arab Spring; Orange Revolution; Rose Revolution; Velvet Revolution; Tulip Revolution; Cultural Revolution; French Revolution; October Revolution; Industrial Revolution; Prague Spring;
Holocaust; Shoah; Bloody Sunday; Intifada; Watergate; Whitewater; Iran-Contra; Plamegate; Brexit; Grexit; Katrina; Hurricane Katrina; Hurricane Rita; Hurricane Sandy; Hurricane Harvey; Hurricane Irma; Hurricane Maria; Black Monday; Black Wednesday; 9/11
"""

IDEAS = """
Islam; Christianity; Judaism; Hinduism; Buddhism; Sikhism; Catholicism; Protestantism; Communism; Marxism; Nazism; Fascism; Zionism; Thatcherism; Reaganomics; Abenomics; Nazi; Nazis; neo-Nazi; neo-Nazis; Bible; Koran; Quran; Qur'an; Torah; Talmud; New Testament; Old Testament; Gospel; Gospels; Sharia; Shariah;
God; Allah; Magna Carta; Bill of Rights; First Amendment; Second Amendment; Fourth Amendment; Fifth Amendment; Fourteenth Amendment; Geneva Conventions; Geneva Convention; Kyoto Protocol; Kyoto treaty; Paris Agreement; Paris Accord; Maastricht Treaty; Lisbon Treaty; Treaty of Lisbon; Treaty of Rome; Good Friday Agreement; Belfast Agreement; Oslo Accords; Camp David Accords;
Dayton Accords; Dayton Agreement; Minsk Agreement; Minsk Agreements; Schengen Agreement; Nafta; NAFTA; USMCA; TPP; TTIP; Cafta; CAFTA; Start Treaty; New START; SALT; SALT II; Non-Proliferation Treaty; NPT; Obamacare; Affordable Care Act; Patriot Act; USA Patriot Act; Roe v. Wade; Roe v Wade; Brown v. Board of Education; Sarbanes-Oxley; Dodd-Frank; Glass-Steagall; Section 28; Title IX; Daca; DACA; Dream Act; DREAM Act; New Deal; Green New Deal; Marshall Plan; Monroe Doctrine; Manhattan Project; Apartheid;
Domesday Book; Declaration of Independence; Gettysburg Address; Universal Declaration of Human Rights; Stability and Growth Pact; Common Agricultural Policy; Doha round; Uruguay Round; Millennium Development Goals; Dow Jones Industrial Average; Dow Jones industrial average; FTSE 100; FTSE; Nikkei; Nikkei 225; Hang Seng; Hang Seng Index; Dax; DAX; CAC 40; Nasdaq Composite; S&P 500; Standard & Poor's 500; Euribor; Libor; Brent; Brent crude; West Texas Intermediate; Medicaid; Medicare; Social Security; Euro; Euros
"""

AILMENTS = """
Aids; AIDS; HIV; HIV/Aids; HIV/AIDS; Sars; SARS; Mers; MERS; Covid; COVID; Covid-19; COVID-19; Omicron; Ebola; Zika; H1N1; H5N1; BSE; CJD; vCJD; MRSA; E. coli; E coli; Salmonella; Alzheimer's; Alzheimer's disease; Parkinson's; Parkinson's disease; Down's syndrome; Down syndrome; Asperger's; Tourette's; Crohn's; Hodgkin's; Huntington's; Lyme disease; Legionnaires' disease; Gulf War syndrome; Agent Orange; Novichok; Sarin; Ricin; Anthrax;
Sasser; MyDoom; Mydoom; Bagle; Sobig; Netsky; Stuxnet; WannaCry; NotPetya; Heartbleed
"""

WORKS = """
Mona Lisa; Sistine Chapel ceiling; Guernica; The Scream; Hamlet; Macbeth; Othello; King Lear; Romeo and Juliet; Odyssey; Iliad; Don Quixote; War and Peace; Mein Kampf; Harry Potter; Lord of the Rings; The Lord of the Rings; The Hobbit; Da Vinci Code; The Da Vinci Code; Star Wars; Star Trek; James Bond; Spider-Man; Superman; Batman; Wonder Woman; Black Panther; Avengers; X-Men; Godzilla; King Kong; Terminator; Jurassic Park; Jaws; Casablanca; Citizen Kane;
Gone with the Wind; Gone With the Wind; Schindler's List; Pulp Fiction; The Godfather; Godfather; Million Dollar Baby; Brokeback Mountain; Fahrenheit 9/11; The Passion of the Christ; Vera Drake; Shrek; Finding Nemo; Toy Story; The Incredibles; Avatar; The Matrix; Matrix; Gladiator; Braveheart; Slumdog Millionaire; La La Land; Oppenheimer; Simpsons; The Simpsons; South Park; Seinfeld; Frasier; Sopranos; The Sopranos; Sex and the City; Desperate Housewives;
The West Wing; West Wing; Game of Thrones; Breaking Bad; House of Cards; Stranger Things; Doctor Who; Dr Who; EastEnders; Eastenders; Coronation Street; Emmerdale; Hollyoaks; Big Brother; Celebrity Big Brother; Pop Idol; American Idol; X Factor; The X Factor; Strictly Come Dancing; Dancing with the Stars; The Apprentice; Top Gear; Blue Peter; Newsnight; Question Time; Saturday Night Live; 60 Minutes; Good Morning America; Today Show; Tonight Show; Daily Show; The Daily Show; Meet the Press; Face the Nation;
Sesame Street; Muppets; Teletubbies; Mickey Mouse; Donald Duck; Bugs Bunny; Winnie the Pooh; Peter Pan; Cinderella; Snow White; Santa Claus; Father Christmas; Sherlock Holmes; Dracula; Frankenstein; Bohemian Rhapsody; Like a Virgin; White Christmas; Sgt Pepper; Sgt. Pepper; Dark Side of the Moon; God Save the Queen; God Save the King; Star-Spangled Banner; The Star-Spangled Banner; La Marseillaise; Marseillaise; Phantom of the Opera; Les Miserables; Les Misérables; Mary Poppins; Billy Elliot; Mamma Mia; Miss Saigon
"""

CLUBS = """
Arizona Cardinals; Atlanta Falcons; Baltimore Ravens; Buffalo Bills; Carolina Panthers; Chicago Bears; Cincinnati Bengals; Cleveland Browns; Dallas Cowboys;
Denver Broncos; Detroit Lions; Green Bay Packers; Houston Texans; Indianapolis Colts; Jacksonville Jaguars; Kansas City Chiefs; Las Vegas Raiders; Oakland Raiders;
Los Angeles Rams; St. Louis Rams; Los Angeles Chargers; San Diego Chargers; Miami Dolphins; Minnesota Vikings; New England Patriots; New Orleans Saints;
New York Giants; New York Jets; Philadelphia Eagles; Pittsburgh Steelers; San Francisco 49ers; Seattle Seahawks; Tampa Bay Buccaneers; Tennessee Titans;
Washington Redskins; Washington Commanders; Atlanta Hawks; Boston Celtics; Brooklyn Nets; New Jersey Nets; Charlotte Hornets; Charlotte Bobcats; Chicago Bulls;
Cleveland Cavaliers; Dallas Mavericks; Denver Nuggets; Detroit Pistons; Golden State Warriors; Houston Rockets; Indiana Pacers; Los Angeles Clippers;
Los Angeles Lakers; Memphis Grizzlies; Miami Heat; Milwaukee Bucks; Minnesota Timberwolves; New Orleans Pelicans; New York Knicks; Oklahoma City Thunder;
Orlando Magic; Philadelphia 76ers; Phoenix Suns; Portland Trail Blazers; Sacramento Kings; San Antonio Spurs; Seattle SuperSonics; Toronto Raptors; Utah Jazz;
Washington Wizards; Arizona Diamondbacks; Atlanta Braves; Baltimore Orioles; Boston Red Sox; Red Sox; Chicago Cubs; Chicago White Sox; White Sox; Cincinnati Reds;
Cleveland Indians; Cleveland Guardians; Colorado Rockies; Detroit Tigers; Houston Astros; Kansas City Royals; Los Angeles Angels; Los Angeles Dodgers; Miami Marlins;
Florida Marlins; Milwaukee Brewers; Minnesota Twins; New York Mets; New York Yankees; Oakland Athletics; Philadelphia Phillies; Pittsburgh Pirates;
San Diego Padres; San Francisco Giants; Seattle Mariners; St. Louis Cardinals; Tampa Bay Rays; Texas Rangers; Toronto Blue Jays; Washington Nationals;
Montreal Expos; Anaheim Ducks; Boston Bruins; Buffalo Sabres; Calgary Flames; Carolina Hurricanes; Chicago Blackhawks; Colorado Avalanche;
Columbus Blue Jackets; Dallas Stars; Detroit Red Wings; Edmonton Oilers; Florida Panthers; Los Angeles Kings; Minnesota Wild; Montreal Canadiens;
Nashville Predators; New Jersey Devils; New York Islanders; New York Rangers; Ottawa Senators; Philadelphia Flyers; Pittsburgh Penguins; San Jose Sharks;
St. Louis Blues; Tampa Bay Lightning; Toronto Maple Leafs; Vancouver Canucks; Vegas Golden Knights; Washington Capitals; Winnipeg Jets;
Arsenal; Aston Villa; Birmingham City; Blackburn Rovers; Bolton Wanderers; Bradford City; Brighton & Hove Albion; Bristol City; Bristol Rovers; Cardiff City;
Charlton Athletic; Chelsea FC; Coventry City; Crystal Palace; Derby County; Doncaster Rovers; Exeter City; Huddersfield Town; Hull City; Ipswich Town;
Leeds United; Leicester City; Leyton Orient; Luton Town; Manchester City; Manchester United; Man United; Man Utd; Man City; Newcastle United; Norwich City;
Nottingham Forest; Oldham Athletic; Oxford United; Peterborough United; Plymouth Argyle; Preston North End; Queens Park Rangers; QPR; Rotherham United;
Sheffield United; Sheffield Wednesday; Stoke City; Swansea City; Swindon Town; Tottenham Hotspur; Tottenham; Tranmere Rovers; West Brom; West Bromwich Albion;
West Ham; West Ham United; Wigan Athletic; Wolverhampton Wanderers; Yeovil Town; York City; Celtic; Hibernian; Aberdeen FC;
Dundee United; Real Madrid; Atletico Madrid; Atlético Madrid; FC Barcelona; Valencia CF; Deportivo La Coruna; Real Sociedad; Athletic Bilbao; Real Betis;
AC Milan; Inter Milan; Internazionale; Juventus; AS Roma; Fiorentina; Sampdoria; Bayern Munich; Borussia Dortmund; Bayer Leverkusen; Schalke; Schalke 04;
Werder Bremen; Hamburg SV; Hertha Berlin; Paris Saint-Germain; PSG; Olympique Lyon; Olympique Marseille; AS Monaco; Ajax; PSV Eindhoven; PSV; Feyenoord;
Porto FC; Benfica; Sporting Lisbon; Galatasaray; Fenerbahce; Besiktas; Panathinaikos; Olympiakos; Olympiacos; AEK Athens; Anderlecht; Club Brugge; Dynamo Kiev;
Dynamo Kyiv; Shakhtar Donetsk; CSKA Moscow; Spartak Moscow; Lokomotiv Moscow; Zenit St Petersburg; Red Star Belgrade; Partizan Belgrade; Dinamo Zagreb;
Steaua Bucharest; Sparta Prague; Slavia Prague; Rosenborg; Boca Juniors; River Plate; Flamengo; Corinthians; Palmeiras; Al-Hilal; Al-Nassr; LA Galaxy; Inter Miami;
All Blacks; Wallabies; Springboks; Leicester Tigers; London Irish; London Wasps; Northampton Saints; Sale Sharks; Saracens; Harlequins; Newcastle Falcons;
Ulster Rugby; Llanelli Scarlets; Cardiff Blues; Neath-Swansea Ospreys; Ospreys; Biarritz Olympique; Stade Francais; Stade Toulousain; Leeds Rhinos; Bradford Bulls; Wigan Warriors; St Helens RFC
"""

MALE = """
yuri yury iouri ilya nikita sasha misha andrea nicola michele gabriele jean joan dmitry dmitriy yevgeny evgeny evgeni volodymyr
andriy oleksandr oleksiy oleh mykola petro pavlo serhiy serhii ihor denys kyrylo rustem mykhailo valeriy vitaly gennady arkady
vyacheslav ramzan kirill alexey alyaksandr nikolay yaroslav taras pyotr semyon fyodor gleb keir kyriakos lech bronislaw radoslaw ratko
hashim ramush bashar hafez osama abdel hamad tamim khalifa faisal nawaf turki rafik nouri haider barham masoud jalal nechirvan
qassem qasem ebrahim javad hossein rouhollah binyamin naftali avigdor ehud yitzhak shimon moshe menachem itamar bezalel
narendra rahul amit manmohan atal pervez nawaz bilawal shehbaz ashraf gulbuddin zalmay shinzo fumio yoshihide junichiro yasuo boutros
luiz evo emmerson thabo yoweri uhuru raila mwai abiy meles goodluck olusegun muhammadu umaru alassane blaise idriss hosni anwar
gamal zine moncef kais abdelaziz muammar moammar abdulaziz abdulrahman abdelfattah adel adnan amr anas bassem bilal burhan farid
fouad ghassan hani haitham hisham ibrahim imad issam jaber jamal jibril kamal karim majid mansour marwan mazen mohsen mounir muqtada
mustapha nabil nasser nidal qais rami rashid riad saeed sami sayed tariq tareq wael walid yasser younis yousef yusuf zaher ziad
anand anil arun arvind ashok deepak dinesh girish kapil mukesh naveen nitin piyush pranab rajiv rajnath ramesh sachin
sanjay sharad shashi sunil suresh vijay vinod vikram adama amadou babacar cheikh ibrahima mamadou moussa ousmane sekou
seydou souleymane youssou kwame kofi obafemi chukwuma emeka ifeanyi nnamdi tunde arash bahram behrouz farhad hamed kamran mehdi
morteza parviz reza saeid siamak
"""

FEMALE = """
yuliya oksana jacinda aung benazir khaleda hasina megawati dilma yingluck vjosa segolene najla hanan ayaan malala tawakkol
"""

if __name__ == "__main__":
    names = {n.strip().lower() for block in (PARTIES, ARMED, BODIES, SOCIETY, CLUBS) for n in block.replace("\n", " ").split(";")}
    with open("bodies.tsv", "w", encoding="utf-8") as f:
        f.writelines(f"{n}\to\n" for n in sorted(names - {""}) if len(n.split()) <= 4)
    things = {n.strip().lower() for block in (PRODUCTS, EVENTS, IDEAS, AILMENTS, WORKS) for n in block.replace("\n", " ").split(";")}
    with open("things.tsv", "w", encoding="utf-8") as f:
        f.writelines(f"{n}\tx\n" for n in sorted(things - {""}) if len(n.split()) <= 5)
    with open("given.tsv", "w", encoding="utf-8") as f:
        given = sorted({(n, "m") for n in MALE.split()} | {(n, "f") for n in FEMALE.split()})
        f.writelines(f"{n}\t{sex}\n" for n, sex in given)
