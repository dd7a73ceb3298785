//! Places by all their names, and the nationality words that belong to them.

use crate::hashed::Map;

/// Usual name; other names, between semicolons; nationality words, likewise.
const PLACES: &[(&str, &str, &str)] = &[
    ("Afghanistan", "", "Afghan;Afghans;Afghani"),
    ("Albania", "", "Albanian;Albanians"),
    ("Algeria", "", "Algerian;Algerians"),
    ("Andorra", "", "Andorran;Andorrans"),
    ("Angola", "", "Angolan;Angolans"),
    ("Argentina", "Argentine Republic", "Argentine;Argentines;Argentinian;Argentinians;Argentinean"),
    ("Armenia", "", "Armenian;Armenians"),
    ("Australia", "", "Australian;Australians;Aussie;Aussies"),
    ("Austria", "", "Austrian;Austrians"),
    ("Azerbaijan", "", "Azerbaijani;Azerbaijanis;Azeri;Azeris"),
    ("Bahamas", "The Bahamas", "Bahamian;Bahamians"),
    ("Bahrain", "", "Bahraini;Bahrainis"),
    ("Bangladesh", "", "Bangladeshi;Bangladeshis"),
    ("Barbados", "", "Barbadian;Barbadians"),
    ("Belarus", "", "Belarusian;Belarusians;Belarussian;Belarussians;Byelorussian"),
    ("Belgium", "", "Belgian;Belgians"),
    ("Belize", "", "Belizean;Belizeans"),
    ("Benin", "", "Beninese"),
    ("Bhutan", "", "Bhutanese"),
    ("Bolivia", "", "Bolivian;Bolivians"),
    ("Bosnia and Herzegovina", "Bosnia;Bosnia-Herzegovina;Bosnia & Herzegovina", "Bosnian;Bosnians"),
    ("Botswana", "", "Botswanan"),
    ("Brazil", "", "Brazilian;Brazilians"),
    ("Brunei", "", "Bruneian"),
    ("Bulgaria", "", "Bulgarian;Bulgarians"),
    ("Burkina Faso", "", "Burkinabe"),
    ("Burundi", "", "Burundian;Burundians"),
    ("Cambodia", "Kampuchea", "Cambodian;Cambodians"),
    ("Cameroon", "", "Cameroonian;Cameroonians"),
    ("Canada", "", "Canadian;Canadians"),
    ("Cape Verde", "Cabo Verde", ""),
    ("Central African Republic", "CAR", ""),
    ("Chad", "", "Chadian;Chadians"),
    ("Chile", "", "Chilean;Chileans"),
    ("China", "People's Republic of China;PRC;Mainland China", "Chinese"),
    ("Colombia", "", "Colombian;Colombians"),
    ("Comoros", "", "Comorian"),
    ("Costa Rica", "", "Costa Rican;Costa Ricans"),
    ("Croatia", "", "Croatian;Croatians;Croat;Croats"),
    ("Cuba", "", "Cuban;Cubans"),
    ("Cyprus", "", "Cypriot;Cypriots"),
    ("Czech Republic", "Czechia", "Czech;Czechs"),
    ("Democratic Republic of the Congo", "Democratic Republic of Congo;DRC;DR Congo;Zaire", ""),
    ("Republic of the Congo", "Congo-Brazzaville", ""),
    ("Denmark", "", "Danish;Dane;Danes"),
    ("Djibouti", "", "Djiboutian"),
    ("Dominican Republic", "", "Dominican;Dominicans"),
    ("East Timor", "Timor-Leste", "East Timorese;Timorese"),
    ("Ecuador", "", "Ecuadorian;Ecuadorean;Ecuadorians"),
    ("Egypt", "", "Egyptian;Egyptians"),
    ("El Salvador", "", "Salvadoran;Salvadorans;Salvadorean"),
    ("Equatorial Guinea", "", ""),
    ("Eritrea", "", "Eritrean;Eritreans"),
    ("Estonia", "", "Estonian;Estonians"),
    ("Eswatini", "Swaziland", "Swazi"),
    ("Ethiopia", "", "Ethiopian;Ethiopians"),
    ("Fiji", "", "Fijian;Fijians"),
    ("Finland", "", "Finnish;Finn;Finns"),
    ("France", "", "French;Frenchman;Frenchwoman;Frenchmen"),
    ("Gabon", "", "Gabonese"),
    ("Gambia", "The Gambia", "Gambian;Gambians"),
    ("Georgia", "", "Georgian;Georgians"),
    ("Germany", "Federal Republic of Germany", "German;Germans"),
    ("Ghana", "", "Ghanaian;Ghanaians"),
    ("Greece", "Hellenic Republic", "Greek;Greeks"),
    ("Greenland", "", "Greenlandic;Greenlanders;Greenlander"),
    ("Grenada", "", "Grenadian"),
    ("Guatemala", "", "Guatemalan;Guatemalans"),
    ("Guinea", "", "Guinean;Guineans"),
    ("Guinea-Bissau", "", ""),
    ("Guyana", "", "Guyanese"),
    ("Haiti", "", "Haitian;Haitians"),
    ("Honduras", "", "Honduran;Hondurans"),
    ("Hong Kong", "", "Hongkonger;Hongkongers"),
    ("Hungary", "", "Hungarian;Hungarians"),
    ("Iceland", "", "Icelandic;Icelander;Icelanders"),
    ("India", "Republic of India", "Indian;Indians"),
    ("Indonesia", "", "Indonesian;Indonesians"),
    ("Iran", "Islamic Republic of Iran;Islamic Republic;Persia", "Iranian;Iranians;Persian"),
    ("Iraq", "", "Iraqi;Iraqis"),
    ("Ireland", "Republic of Ireland;Irish Republic", "Irish;Irishman;Irishwoman"),
    ("Israel", "State of Israel", "Israeli;Israelis"),
    ("Italy", "", "Italian;Italians"),
    ("Ivory Coast", "Cote d'Ivoire;Côte d'Ivoire", "Ivorian;Ivorians"),
    ("Jamaica", "", "Jamaican;Jamaicans"),
    ("Japan", "", "Japanese"),
    ("Jordan", "Hashemite Kingdom of Jordan", "Jordanian;Jordanians"),
    ("Kazakhstan", "", "Kazakh;Kazakhs;Kazakhstani"),
    ("Kenya", "", "Kenyan;Kenyans"),
    ("Kosovo", "", "Kosovar;Kosovars;Kosovan"),
    ("Kuwait", "", "Kuwaiti;Kuwaitis"),
    ("Kyrgyzstan", "", "Kyrgyz"),
    ("Laos", "", "Laotian;Laotians;Lao"),
    ("Latvia", "", "Latvian;Latvians"),
    ("Lebanon", "", "Lebanese"),
    ("Lesotho", "", "Basotho"),
    ("Liberia", "", "Liberian;Liberians"),
    ("Libya", "", "Libyan;Libyans"),
    ("Liechtenstein", "", ""),
    ("Lithuania", "", "Lithuanian;Lithuanians"),
    ("Luxembourg", "", "Luxembourgish"),
    ("Macau", "Macao", ""),
    ("Madagascar", "", "Malagasy"),
    ("Malawi", "", "Malawian;Malawians"),
    ("Malaysia", "", "Malaysian;Malaysians"),
    ("Maldives", "The Maldives", "Maldivian;Maldivians"),
    ("Mali", "", "Malian;Malians"),
    ("Malta", "", "Maltese"),
    ("Mauritania", "", "Mauritanian"),
    ("Mauritius", "", "Mauritian"),
    ("Mexico", "", "Mexican;Mexicans"),
    ("Moldova", "Republic of Moldova", "Moldovan;Moldovans"),
    ("Monaco", "", "Monegasque"),
    ("Mongolia", "", "Mongolian;Mongolians"),
    ("Montenegro", "", "Montenegrin;Montenegrins"),
    ("Morocco", "", "Moroccan;Moroccans"),
    ("Mozambique", "", "Mozambican;Mozambicans"),
    ("Myanmar", "Burma", "Burmese"),
    ("Namibia", "", "Namibian;Namibians"),
    ("Nepal", "", "Nepalese;Nepali;Nepalis"),
    ("Netherlands", "The Netherlands;Holland", "Dutch;Dutchman;Dutchwoman"),
    ("New Zealand", "", "New Zealander;New Zealanders;Kiwi;Kiwis"),
    ("Nicaragua", "", "Nicaraguan;Nicaraguans"),
    ("Niger", "", "Nigerien"),
    ("Nigeria", "", "Nigerian;Nigerians"),
    ("North Korea", "Democratic People's Republic of Korea;DPRK;D.P.R.K.", "North Korean;North Koreans"),
    ("North Macedonia", "Macedonia", "Macedonian;Macedonians"),
    ("Norway", "", "Norwegian;Norwegians"),
    ("Oman", "", "Omani;Omanis"),
    ("Pakistan", "", "Pakistani;Pakistanis"),
    ("Panama", "", "Panamanian;Panamanians"),
    ("Papua New Guinea", "PNG", ""),
    ("Paraguay", "", "Paraguayan;Paraguayans"),
    ("Peru", "", "Peruvian;Peruvians"),
    ("Philippines", "The Philippines", "Filipino;Filipinos;Filipina;Philippine"),
    ("Poland", "", "Polish;Pole;Poles"),
    ("Portugal", "", "Portuguese"),
    ("Puerto Rico", "", "Puerto Rican;Puerto Ricans"),
    ("Qatar", "", "Qatari;Qataris"),
    ("Romania", "", "Romanian;Romanians"),
    ("Russia", "Russian Federation", "Russian;Russians"),
    ("Rwanda", "", "Rwandan;Rwandans"),
    ("Saudi Arabia", "Kingdom of Saudi Arabia", "Saudi;Saudis;Saudi Arabian;Saudi Arabians"),
    ("Senegal", "", "Senegalese"),
    ("Serbia", "", "Serbian;Serbians;Serb;Serbs"),
    ("Seychelles", "", ""),
    ("Sierra Leone", "", "Sierra Leonean"),
    ("Singapore", "", "Singaporean;Singaporeans"),
    ("Slovakia", "Slovak Republic", "Slovak;Slovaks;Slovakian"),
    ("Slovenia", "", "Slovenian;Slovenians;Slovene;Slovenes"),
    ("Somalia", "", "Somali;Somalis;Somalian"),
    ("South Africa", "", "South African;South Africans"),
    ("South Korea", "Republic of Korea;ROK", "South Korean;South Koreans"),
    ("South Sudan", "", "South Sudanese"),
    ("Soviet Union", "USSR;U.S.S.R.", "Soviet;Soviets"),
    ("Spain", "", "Spanish;Spaniard;Spaniards"),
    ("Sri Lanka", "Ceylon", "Sri Lankan;Sri Lankans"),
    ("Sudan", "", "Sudanese"),
    ("Suriname", "", "Surinamese"),
    ("Sweden", "", "Swedish;Swede;Swedes"),
    ("Switzerland", "", "Swiss"),
    ("Syria", "Syrian Arab Republic", "Syrian;Syrians"),
    ("Taiwan", "", "Taiwanese"),
    ("Tajikistan", "", "Tajik;Tajiks"),
    ("Tanzania", "", "Tanzanian;Tanzanians"),
    ("Thailand", "", "Thai;Thais"),
    ("Tibet", "", "Tibetan;Tibetans"),
    ("Togo", "", "Togolese"),
    ("Tonga", "", "Tongan;Tongans"),
    ("Trinidad and Tobago", "Trinidad & Tobago", "Trinidadian"),
    ("Tunisia", "", "Tunisian;Tunisians"),
    ("Turkey", "Türkiye;Turkiye", "Turkish;Turk;Turks"),
    ("Turkmenistan", "", "Turkmen"),
    ("Uganda", "", "Ugandan;Ugandans"),
    ("Ukraine", "", "Ukrainian;Ukrainians"),
    ("United Arab Emirates", "UAE;U.A.E.", "Emirati;Emiratis"),
    ("United Kingdom", "UK;U.K.;Britain;Great Britain", "British;Briton;Britons;Brit;Brits"),
    ("United States", "US;U.S.;USA;U.S.A.;United States of America;America", "American;Americans"),
    ("Uruguay", "", "Uruguayan;Uruguayans"),
    ("Uzbekistan", "", "Uzbek;Uzbeks"),
    ("Vanuatu", "", ""),
    ("Vatican City", "Vatican;Holy See", ""),
    ("Venezuela", "", "Venezuelan;Venezuelans"),
    ("Vietnam", "Viet Nam", "Vietnamese"),
    ("Western Sahara", "", "Sahrawi"),
    ("Yemen", "", "Yemeni;Yemenis"),
    ("Yugoslavia", "", "Yugoslav;Yugoslavs;Yugoslavian"),
    ("Zambia", "", "Zambian;Zambians"),
    ("Zimbabwe", "Rhodesia", "Zimbabwean;Zimbabweans"),
    ("Africa", "", "African;Africans"),
    ("Asia", "", "Asian;Asians"),
    ("Europe", "", "European;Europeans"),
    ("North America", "", "North American;North Americans"),
    ("South America", "", "South American;South Americans"),
    ("Latin America", "", "Latin American;Latin Americans"),
    ("Middle East", "Mideast", "Middle Eastern"),
    ("England", "", "English;Englishman;Englishwoman"),
    ("Scotland", "", "Scottish;Scot;Scots;Scotsman"),
    ("Wales", "", "Welsh;Welshman;Welshwoman"),
    ("Northern Ireland", "", "Northern Irish"),
    ("Gaza", "Gaza Strip", "Gazan;Gazans"),
    ("Palestine", "Palestinian Territories;State of Palestine", "Palestinian;Palestinians"),
    ("Crimea", "", "Crimean;Crimeans"),
    ("Chechnya", "", "Chechen;Chechens"),
    ("Catalonia", "", "Catalan;Catalans"),
    ("Quebec", "", "Quebecois"),
    ("Kurdistan", "", "Kurdish;Kurd;Kurds"),
    ("Texas", "Tex.", "Texan;Texans"),
    ("California", "Calif.", "Californian;Californians"),
    ("Florida", "Fla.", "Floridian;Floridians"),
    ("Alabama", "Ala.", ""),
    ("Arizona", "Ariz.", ""),
    ("Arkansas", "Ark.", ""),
    ("Colorado", "Colo.", ""),
    ("Connecticut", "Conn.", ""),
    ("Illinois", "Ill.", ""),
    ("Indiana", "Ind.", ""),
    ("Kansas", "Kan.", ""),
    ("Kentucky", "Ky.", ""),
    ("Louisiana", "La.", ""),
    ("Maryland", "Md.", ""),
    ("Massachusetts", "Mass.", ""),
    ("Michigan", "Mich.", ""),
    ("Minnesota", "Minn.", ""),
    ("Missouri", "Mo.", ""),
    ("Nebraska", "Neb.", ""),
    ("Nevada", "Nev.", ""),
    ("New Hampshire", "N.H.", ""),
    ("New Jersey", "N.J.", ""),
    ("Oklahoma", "Okla.", ""),
    ("Oregon", "Ore.", ""),
    ("Pennsylvania", "Pa.", ""),
    ("Tennessee", "Tenn.", ""),
    ("Vermont", "Vt.", ""),
    ("Wisconsin", "Wis.", ""),
    ("Wyoming", "Wyo.", ""),
    ("London", "", "Londoner;Londoners"),
    ("Paris", "", "Parisian;Parisians"),
    ("New York", "NYC;New York City", "New Yorker;New Yorkers"),
    ("Moscow", "", "Muscovite;Muscovites"),
    ("Kyiv", "Kiev", ""),
    ("Washington D.C.", "Washington DC;Washington, D.C.", ""),
    ("Mumbai", "Bombay", ""),
    ("Beijing", "Peking", ""),
    ("Kharkiv", "Kharkov", ""),
    ("Odesa", "Odessa", ""),
    ("Lviv", "Lvov", ""),
    ("Yangon", "Rangoon", ""),
    ("Ho Chi Minh City", "Saigon", ""),
    ("Kolkata", "Calcutta", ""),
    ("Chennai", "Madras", ""),
    ("The Hague", "Hague", ""),
];

/// What a name says of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its usual name.
    pub(crate) name: &'static str,
    /// Whether the name met is a nationality word.
    pub(crate) demonym: bool,
    /// Whether it is a country or larger, as against a city or region.
    pub(crate) country: bool,
}

/// Look-up of places by name, as written.
pub(crate) struct Places(Map<&'static str, Place>);

/// From here on [`PLACES`] holds parts of countries and cities.
const FIRST_PART: &str = "England";

impl Places {
    pub(crate) fn new() -> Self {
        let mut out = Map::default();
        let mut country = true;
        for &(name, names, demonyms) in PLACES {
            country &= name != FIRST_PART;
            for n in names.split(';').chain([name]).filter(|n| !n.is_empty()) {
                out.insert(n, Place { name, demonym: false, country });
            }
            for n in demonyms.split(';').filter(|n| !n.is_empty()) {
                out.entry(n).or_insert(Place { name, demonym: true, country });
            }
        }
        Self(out)
    }

    /// The place that a name stands for; capitals count, so that "us" is none, but a name in capitals is known too.
    pub(crate) fn get(&self, name: &str) -> Option<Place> {
        let name = name.strip_prefix("the ").unwrap_or(name);
        if name.contains('’') {
            return self.get(&name.replace('’', "'"));
        }
        self.0.get(name).copied().or_else(|| {
            let capitals = name.len() > 3 && name.chars().all(|c| !c.is_lowercase());
            let small = name.len() > 3 && name.chars().all(|c| !c.is_uppercase());
            (capitals || small).then(|| self.0.get(title_case(name).as_str()).copied()).flatten()
        })
    }
}

fn title_case(name: &str) -> String {
    let mut begins = true;
    name.chars()
        .map(|c| {
            let out = if begins { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
            begins = c == ' ' || c == '-';
            out
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nationality_words_belong_to_their_place() {
        let places = Places::new();
        let of = |n| places.get(n).map(|p| (p.name, p.demonym));
        assert_eq!(of("Ukrainians"), Some(("Ukraine", true)));
        assert_eq!(of("U.S."), Some(("United States", false)));
        assert_eq!(of("the Russian Federation"), Some(("Russia", false)));
        assert_eq!(of("UKRAINE"), Some(("Ukraine", false)));
        assert_eq!(of("South Korean"), Some(("South Korea", true)));
        assert_eq!(of("us"), None);
        assert_eq!(of("Atlantis"), None);
    }
}
