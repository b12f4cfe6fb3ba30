namespace Timeline.Reading.Actors;

/// <summary>The states of the world by their English short names (ISO 3166-1), with what their people are called and the capital that stands for the government.</summary>
internal static class Countries
{
    // Name, other names after "="; what is theirs; the capital, where it is no common word.
    private const string Table =
        """
        Afghanistan|Afghan|Kabul;Albania|Albanian|Tirana;Algeria|Algerian|Algiers;Andorra|Andorran|;Angola|Angolan|Luanda;Antigua and Barbuda|Antiguan|;Argentina|Argentine,Argentinian|Buenos Aires;Armenia|Armenian|Yerevan;
        Australia|Australian|Canberra;Austria|Austrian|Vienna;Azerbaijan|Azerbaijani|Baku;Bahamas|Bahamian|Nassau;Bahrain|Bahraini|Manama;Bangladesh|Bangladeshi|Dhaka;Barbados|Barbadian|Bridgetown;Belarus|Belarusian|Minsk;Belgium|Belgian|;Belize|Belizean|Belmopan;
        Benin|Beninese|;Bhutan|Bhutanese|Thimphu;Bolivia|Bolivian|La Paz;Bosnia and Herzegovina=Bosnia|Bosnian|Sarajevo;Botswana|Botswanan|Gaborone;Brazil|Brazilian|Brasilia;Brunei|Bruneian|;Bulgaria|Bulgarian|Sofia;Burkina Faso|Burkinabe|Ouagadougou;Burundi|Burundian|Gitega;
        Cabo Verde=Cape Verde|Cape Verdean|Praia;Cambodia|Cambodian|Phnom Penh;Cameroon|Cameroonian|Yaounde;Canada|Canadian|Ottawa;Central African Republic|Central African|Bangui;Chad|Chadian|N'Djamena;Chile|Chilean|Santiago;China=People's Republic of China|Chinese|Beijing;Colombia|Colombian|Bogota;
        Comoros|Comorian|Moroni;Congo=Democratic Republic of the Congo,Democratic Republic of Congo|Congolese|Kinshasa;Costa Rica|Costa Rican|;Croatia|Croatian|Zagreb;Cuba|Cuban|Havana;Cyprus|Cypriot|Nicosia;Czechia=Czech Republic|Czech|Prague;Denmark|Danish|Copenhagen;Djibouti|Djiboutian|;
        Dominica|Dominican|Roseau;Dominican Republic||Santo Domingo;Ecuador|Ecuadorian,Ecuadorean|Quito;Egypt|Egyptian|Cairo;El Salvador|Salvadoran|;Equatorial Guinea|Equatoguinean|Malabo;Eritrea|Eritrean|Asmara;Estonia|Estonian|Tallinn;Eswatini|Swazi|Mbabane;Ethiopia|Ethiopian|Addis Ababa;
        Fiji|Fijian|Suva;Finland|Finnish|Helsinki;France|French|Paris;Gabon|Gabonese|Libreville;Gambia|Gambian|Banjul;Georgia|Georgian|Tbilisi;Germany|German|Berlin;Ghana|Ghanaian|Accra;Greece|Greek|Athens;Grenada|Grenadian|;Guatemala|Guatemalan|;Guinea|Guinean|Conakry;Guinea-Bissau||Bissau;
        Guyana|Guyanese|Georgetown;Haiti|Haitian|Port-au-Prince;Honduras|Honduran|Tegucigalpa;Hungary|Hungarian|Budapest;Iceland|Icelandic|Reykjavik;India|Indian|New Delhi,Delhi;Indonesia|Indonesian|Jakarta;Iran=Islamic Republic of Iran|Iranian|Tehran;Iraq|Iraqi|Baghdad;Ireland|Irish|Dublin;
        Israel|Israeli|Jerusalem;Italy|Italian|Rome;Ivory Coast=Cote d'Ivoire,Côte d'Ivoire|Ivorian|Abidjan;Jamaica|Jamaican|Kingston;Japan|Japanese|Tokyo;Jordan|Jordanian|Amman;Kazakhstan|Kazakh,Kazakhstani|Astana;Kenya|Kenyan|Nairobi;Kiribati||;Kosovo|Kosovar|Pristina;Kuwait|Kuwaiti|;
        Kyrgyzstan|Kyrgyz|Bishkek;Laos|Laotian,Lao|Vientiane;Latvia|Latvian|Riga;Lebanon|Lebanese|Beirut;Lesotho|Basotho|Maseru;Liberia|Liberian|Monrovia;Libya|Libyan|Tripoli;Liechtenstein||Vaduz;Lithuania|Lithuanian|Vilnius;Luxembourg||;Madagascar|Malagasy|Antananarivo;Malawi|Malawian|Lilongwe;
        Malaysia|Malaysian|Kuala Lumpur,Putrajaya;Maldives|Maldivian|;Mali|Malian|Bamako;Malta|Maltese|Valletta;Marshall Islands|Marshallese|Majuro;Mauritania|Mauritanian|Nouakchott;Mauritius|Mauritian|Port Louis;Mexico|Mexican|Mexico City;Micronesia|Micronesian|;Moldova|Moldovan|Chisinau;Monaco||;
        Mongolia|Mongolian|Ulaanbaatar;Montenegro|Montenegrin|Podgorica;Morocco|Moroccan|Rabat;Mozambique|Mozambican|Maputo;Myanmar=Burma|Burmese|Naypyidaw;Namibia|Namibian|Windhoek;Nauru|Nauruan|;Nepal|Nepali,Nepalese|Kathmandu;Netherlands=Holland|Dutch|The Hague;New Zealand||Wellington;
        Nicaragua|Nicaraguan|Managua;Niger|Nigerien|Niamey;Nigeria|Nigerian|Abuja;North Korea=DPRK|North Korean|Pyongyang;North Macedonia=Macedonia|Macedonian|Skopje;Norway|Norwegian|Oslo;Oman|Omani|Muscat;Pakistan=Islamic Republic of Pakistan|Pakistani|Islamabad;Palau|Palauan|;Palestine=State of Palestine|Palestinian|Ramallah;
        Panama|Panamanian|;Papua New Guinea||Port Moresby;Paraguay|Paraguayan|;Peru|Peruvian|Lima;Philippines|Philippine,Filipino|Manila;Poland|Polish|Warsaw;Portugal|Portuguese|Lisbon;Qatar|Qatari|Doha;Romania|Romanian|Bucharest;Russia=Russian Federation|Russian|Moscow,Kremlin;Rwanda|Rwandan|Kigali;
        Saint Kitts and Nevis||;Saint Lucia||;Saint Vincent and the Grenadines||;Samoa|Samoan|Apia;San Marino||;Sao Tome and Principe||;Saudi Arabia=Kingdom of Saudi Arabia|Saudi|Riyadh;Senegal|Senegalese|Dakar;Serbia|Serbian|Belgrade;Seychelles|Seychellois|;Sierra Leone|Sierra Leonean|Freetown;Singapore|Singaporean|;
        Slovakia|Slovak|Bratislava;Slovenia|Slovenian,Slovene|Ljubljana;Solomon Islands||Honiara;Somalia|Somali|Mogadishu;South Africa|South African|Pretoria;South Korea=Republic of Korea|South Korean|Seoul;South Sudan|South Sudanese|Juba;Spain|Spanish|Madrid;Sri Lanka|Sri Lankan|Colombo;Sudan|Sudanese|Khartoum;
        Suriname|Surinamese|Paramaribo;Sweden|Swedish|Stockholm;Switzerland=Swiss Confederation|Swiss|Bern;Syria=Syrian Arab Republic|Syrian|Damascus;Taiwan=Republic of China|Taiwanese|Taipei;Tajikistan|Tajik,Tajikistani|Dushanbe;Tanzania|Tanzanian|Dodoma;Thailand|Thai|Bangkok;Timor-Leste=East Timor|Timorese|Dili;
        Togo|Togolese|Lome;Tonga|Tongan|;Trinidad and Tobago|Trinidadian|;Tunisia|Tunisian|Tunis;Turkey=Türkiye,Republic of Turkey|Turkish|Ankara;Turkmenistan|Turkmen|Ashgabat;Tuvalu|Tuvaluan|;Uganda|Ugandan|Kampala;Ukraine|Ukrainian|Kyiv,Kiev;United Arab Emirates=UAE,Emirates|Emirati|Abu Dhabi;
        United Kingdom=UK,U.K,Britain,Great Britain|British|London,Downing Street;United States=US,U.S,USA,United States of America|American|Washington,White House;Uruguay|Uruguayan|Montevideo;Uzbekistan|Uzbek,Uzbekistani|Tashkent;Vanuatu||;Vatican=Holy See|;Venezuela|Venezuelan|Caracas;Vietnam=Viet Nam|Vietnamese|Hanoi;
        Yemen|Yemeni|Sanaa,Sana'a;Zambia|Zambian|Lusaka;Zimbabwe|Zimbabwean|Harare
        """;

    /// <summary>All states.</summary>
    public static IReadOnlyList<Country> All { get; } =
    [
        .. Table.ReplaceLineEndings("").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split('|')).Select(row =>
        {
            var names = row[0].Split('=');
            return new Country(names[0], names.Length > 1 ? names[1].Split(',') : [], Words(row, 1), Words(row, 2));
        }),
    ];

    private static string[] Words(string[] row, int at) => row.Length > at ? row[at].Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
}

/// <summary>A state.</summary>
/// <param name="Name">Its English short name.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Demonyms">What its people and things are called.</param>
/// <param name="Capitals">What stands for its government: "Tokyo said".</param>
internal sealed record Country(string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Demonyms, IReadOnlyList<string> Capitals);
