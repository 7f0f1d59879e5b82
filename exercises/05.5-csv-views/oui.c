// The table: 79 rows of oui.csv, mam.csv, oui36.csv and iab.csv, the IEEE Registration Authority's
// public listing of who was assigned which Ethernet addresses, byte by byte as Debian 12 has them
// (ieee-data 20220827.1), in another order. The IEEE asserts no copyright in the listing, nor does
// it restrict its distribution; who needs it all should take it from
// https://standards-oui.ieee.org. The last row has no end of line, as many files have it.

#include "oui.h"

// clang-format off
const char oui_table[] =
    "Registry,Assignment,Organization Name,Organization Address\r\n"
    "IAB,40D855133,TATTILE SRL,via G.Donizetti 1/3/5 Brescia  IT 25030 \r\n"
    "MA-S,70B3D5615,\"JSC \"\"OTZVUK\"\"\",10-30 Dostoevskogo Str. Saint-Petersburg  RU 191119 \r"
    "\n"
    "MA-L,F4BD9E,\"Cisco Systems, Inc\",80 West Tasman Drive San Jose CA US 94568 \r\n"
    "MA-S,70B3D5A31,Private,\r\n"
    "MA-L,18F9C4,BAE Systems,21 continental boulevard Merrimack NH US 03054 \r\n"
    "MA-M,9405BBE,BAE Systems,21 continental boulevard Merrimack NH US 03054 \r\n"
    "MA-L,4829E4,\"   ZAO \"\"NPK Rotek\"\"\",Prospekt Mira Moscow  RU 129223 \r\n"
    "MA-M,E81863F,Private,\r\n"
    "MA-S,8C1F64080,Twinleaf LLC,\"300 Deer Creek Drive\nSuite 300 Plainsboro NJ US 08536 \"\r\n"
    "IAB,0050C28C7,TATTILE SRL,via G.Donizetti 1/3/5 Brescia  IT 25030 \r\n"
    "MA-L,D8AF81,\"   ZAO \"\"NPK Rotek\"\"\",\"Filippovskiy per., 8/1 Moscow  RU 119019 \"\r\n"
    "MA-S,70B3D5606,\"OOO Research and Production Center \"\"Computer Technologies\"\"\",\"Komsom"
    "olsky avenue, 90-17 Perm Perm Region RU 614010 \"\r\n"
    "MA-L,C4EFDA,Honeywell,\"9680 Old Bailes Rd, Fort Mill, SC 29707 Fort Mill SC US 29707 \"\r\n"
    "MA-L,084FA9,\"Cisco Systems, Inc\",80 West Tasman Drive San Jose CA US 94568 \r\n"
    "MA-S,70B3D5F3A,\"OOO Research and Production Center \"\"Computer Technologies\"\"\",\"Komsom"
    "olsky avenue, 90-17 Perm Perm Region RU 614010 \"\r\n"
    "MA-L,084FF9,\"Cisco Systems, Inc\",80 West Tasman Drive San Jose CA US 94568 \r\n"
    "IAB,0050C2286,ATEME,26 Burospace BIEVRES Cedex  FR 91573 \r\n"
    "MA-S,70B3D58AB,\"EMAC, Inc.\",2390 EMAC Way Carbondale IL US 62901 \r\n"
    "MA-S,70B3D5937,TATTILE SRL,\"VIA DONIZETTI, 1/3/5 MAIRANO BRESCIA IT 25030 \"\r\n"
    "MA-S,70B3D5B84,\"OOO Research and Production Center \"\"Computer Technologies\"\"\",\"Komsom"
    "olsky avenue, 90-17 Perm Perm Region RU 614010 \"\r\n"
    "MA-M,DC4A9E6,TATTILE SRL,\"VIA DONIZETTI, 1/3/5 MAIRANO BRESCIA IT 25030 \"\r\n"
    "IAB,0050C2B0B,Honeywell,13350 US Hwy 19 North Clearwater FL US 33764-7290 \r\n"
    "MA-S,70B3D5746,\"\"\"Smart Systems\"\" LLC\",\"Flat 1, building 7, Izmalkova street Mykolaiv"
    "  UA 54028 \"\r\n"
    "MA-M,3009F93,\"OOO \"\"Microlink-Svyaz\"\"\",1st veshnjakovsky proezd 7 moscow  moscow  RU 1"
    "09456 \r\n"
    "MA-S,70B3D5BB3,\"APG Cash Drawer, LLC\",5250 Industrial Blvd NE Minneapolis MN US 55421 \r\n"
    "MA-L,4CA003,VITEC,99 rue Pierre Semard Chatillon  FR 92320 \r\n"
    "MA-S,70B3D505E,VITEC,99 rue pierre sémard Chatillon France FR 92320 \r\n"
    "MA-L,8C8401,Private,\r\n"
    "MA-L,A047D7,Best IT World (India) Pvt Ltd,\"87, Mistry Complex,, Midc Cross Road \"\"A\"\", "
    "Andheri-East Mumbai Maharashtra IN 400093 \"\r\n"
    "MA-L,001ECB,\"\"\"RPC \"\"Energoautomatika\"\" Ltd\",\"Krasnokazarmennaya st., 13/1 Moscow  "
    "RU 111250 \"\r\n"
    "MA-L,308BB2,\"Cisco Systems, Inc\",80 West Tasman Drive San Jose CA US 94568 \r\n"
    "MA-S,8C1F64EAA,\"\"\"KB \"\"Modul\"\", LLC\",Verejskaya str. bld.29 Moscow  RU 121351 \r\n"
    "MA-L,388A21,\"UAB \"\"Teltonika Telematics\"\"\",Saltoniskiu  str. 9B-1 Vilnius  LT LT-08105"
    " \r\n"
    "IAB,0050C2F87,Vaisala Oyj,Vanha Nurmijarventie 21 VANTAA  FI Fin-01670 \r\n"
    "IAB,40D8550C3,\"APG Cash Drawer, LLC\",5250 INDUSTRIAL BLVD NE MINNEAPOLIS  US 55421 \r\n"
    "IAB,40D855080,Honeywell,13350 US Highway 19 N Clearwater FL US 33764 \r\n"
    "MA-S,70B3D5AFC,BAE Systems,1098 Clark Street Endicott NY US 13760 \r\n"
    "IAB,0050C2EAA,BAE Systems,65 Spir Brook Rd. Nashua NH US 03060 \r\n"
    "MA-L,001EFC,\"JSC \"\"MASSA-K\"\"\",\"15, A, Pirogovskaya nab. Saint-Petersburg Leningradski"
    "y reg. RU 194044 \"\r\n"
    "MA-S,70B3D5EC5,TATTILE SRL,\"VIA DONIZETTI, 1/3/5 MAIRANO BRESCIA IT 25030 \"\r\n"
    "MA-S,70B3D5F4D,Honeywell,Aerospace - ETS Clearwater  US 33764 \r\n"
    "MA-L,28BC56,\"EMAC, Inc.\",2390 EMAC Way Carbondale IL US 62902 \r\n"
    "IAB,0050C20E0,\"EMAC, Inc.\",2390 EMAC Way Carbondale IL US 62901 \r\n"
    "MA-S,70B3D55FF,Vaisala Oyj,Vanha Nurmijarventie 21 VANTAA  FI Fin-01670 \r\n"
    "MA-S,70B3D54C4,\"OOO Research and Production Center \"\"Computer Technologies\"\"\",\"Komsom"
    "olsky avenue, 90-17 Perm Perm Region RU 614010 \"\r\n"
    "MA-S,8C1F64556,BAE Systems,65 Spir Brook Rd. Nashua NH US 03060 \r\n"
    "MA-S,70B3D5DD3,VITEC,\"99, rue Pierre Semard CHATILLON  FR 92320 \"\r\n"
    "MA-S,70B3D5679,\"EMAC, Inc.\",2390 EMAC Way Carbondale IL US 62901 \r\n"
    "IAB,0050C2CE9,Private,\r\n"
    "MA-L,D85DFB,Private,\r\n"
    "MA-M,34E1D1B,\"APG Cash Drawer, LLC\",5250 Industrial Blvd NE Minneapolis MN US 55421 \r\n"
    "MA-S,70B3D5BCF,\"APG Cash Drawer, LLC\",5250 Industrial Blvd NE Minneapolis MN US 55421 \r\n"
    "MA-M,C498942,Metasphere Ltd,\"Metasphere Ltd\nMillfield\nDorking Road Tadworth Surrey GB KT2"
    "0 7TD \"\r\n"
    "MA-L,6429ED,\"AO \"\"PKK Milandr\"\"\",\"Gergievsky prospekt, 5 Zelenograd Moscow RU 124498 "
    "\"\r\n"
    "MA-M,2CD141F,Private,\r\n"
    "IAB,40D85509D,\"EMAC, Inc.\",2390 EMAC Way Carbondale IL US 62901 \r\n"
    "MA-M,3009F9C,Honeywell,13350 US Hwy 19 N  Clearwater null US 33764 \r\n"
    "IAB,0050C213B,Vaisala Oyj,Vanha Nurmijarventie 21 VANTAA  FI Fin-01670 \r\n"
    "IAB,0050C27B1,ATEME,26 Burospace - route de GIZY - Bievres cedex Bievres FR 91570 \r\n"
    "MA-S,70B3D53E5,ATEME,26 Burospace Bievres IDF  91470 \r\n"
    "MA-M,4C74A73,GoCodeIT Inc,\"8171 Yonge Street\nSuite 255 Thornhill Ontario CA L3T2C6 \"\r\n"
    "IAB,0050C2D85,VITEC,\"99, rue Pierre Semard CHATILLON  FR 92320 \"\r\n"
    "IAB,40D855054,VITEC,\"99, rue Pierre Semard Chatillon Ile de France FR 92324 \"\r\n"
    "IAB,40D855010,\"APG Cash Drawer, LLC\",5250 INDUSTRIAL BLVD NE MINNEAPOLIS  US 55421 \r\n"
    "MA-M,40ED987,Vaisala Oyj,Vanha Nurmijarventie 21 VANTAA  FI Fin-01670 \r\n"
    "MA-S,70B3D5607,ATEME,6 rue Dewoitine Vélizy-Villacoublay  FR 78140 \r\n"
    "MA-S,70B3D59A7,Honeywell,13350 US Highway 19 N Clearwater FLORIDA US 33764 \r\n"
    "MA-L,F4E578,\"LLC Proizvodstvennaya Kompania \"\"TransService\"\"\",\"Ulitsa Podolskih Kursa"
    "ntov,  build. 3, of. 133 Moscow Moscow RU 117545 \"\r\n"
    "MA-M,74E14A4,\"open joint stock company \"\"YUG-SISTEMA plus\"\"\", Krasnodar  Krasnodar Reg"
    "ion RU 350072 \r\n"
    "MA-L,64DFE9,ATEME,6 rue Dewoitine Vélizy-Villacoublay  FR 78140 \r\n"
    "MA-S,8C1F644DB,Private,\r\n"
    "MA-M,303D517,Destiny Automate Limited,\"Aw House, \n6-8 Stuart Street Luton Bedfordshire GB "
    "LU1 2SJ \"\r\n"
    "MA-M,9C431E9,\"\"\"CONTINENT\"\" Co. Ltd\",\"Bumazhnaya st., 16/3 lit B, of. 414 Saint-Peter"
    "sburg  RU 190020 \"\r\n"
    "MA-L,004084,Honeywell,512 Virginia Dr Ste A Fort Washington PA US 19034 \r\n"
    "MA-L,7CD9F4,\"UAB \"\"Teltonika Telematics\"\"\",Saltoniskiu  str. 9B-1 Vilnius  LT LT-08105"
    " \r\n"
    "MA-L,DCE305,\"   ZAO \"\"NPK Rotek\"\"\",Prospekt Mira Moscow  RU 129223 \r\n"
    "MA-S,70B3D5129,\"OOO \"\"Microlink-Svyaz\"\"\",1st veshnjakovsky proezd 7 moscow  moscow  RU"
    " 109456 \r\n"
    "IAB,0050C27DF,Private,";
// clang-format on
const size_t oui_len = sizeof oui_table - 1;

const char *const oui_name[OUI_NAMES] = {
    "Private",
    "Cisco Systems, Inc",
    "Honeywell",
    "   ZAO \"NPK Rotek\"",
    "VITEC",
    "EMAC, Inc.",
    "UAB \"Teltonika Telematics\"",
    "BAE Systems",
    "JSC \"MASSA-K\"",
    "ATEME",
    "OOO \"Microlink-Svyaz\"",
    "APG Cash Drawer, LLC",
    "\"RPC \"Energoautomatika\" Ltd",
    "Vaisala Oyj",
    "OOO Research and Production Center \"Computer Technologies\"",
    "TATTILE SRL",
};
