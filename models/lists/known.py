#!/usr/bin/env python3
"""Makes bodies.tsv and given.tsv, written down from general knowledge: well-known organisations that no list of companies
has, and given names of world news that the name lists lack or have for the other sex alone.
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
    names = {n.strip().lower() for block in (PARTIES, ARMED, BODIES, SOCIETY) for n in block.replace("\n", " ").split(";")}
    with open("bodies.tsv", "w", encoding="utf-8") as f:
        f.writelines(f"{n}\to\n" for n in sorted(names - {""}) if len(n.split()) <= 4)
    with open("given.tsv", "w", encoding="utf-8") as f:
        given = sorted({(n, "m") for n in MALE.split()} | {(n, "f") for n in FEMALE.split()})
        f.writelines(f"{n}\t{sex}\n" for n, sex in given)
