// Licences as cards name them (SPDX in lower case, and families of models that have their own), with the names that people know. The frequent ones first.

export interface License {
  id: string;
  name: string;
}

const KNOWN = `
apache-2.0 Apache License 2.0
mit MIT License
openrail OpenRAIL
bsd-3-clause BSD 3-Clause “New” or “Revised” License
cc-by-4.0 Creative Commons Attribution 4.0
cc-by-sa-4.0 Creative Commons Attribution-ShareAlike 4.0
cc-by-nc-4.0 Creative Commons Attribution-NonCommercial 4.0
cc0-1.0 Creative Commons Zero 1.0 (public domain)
gpl-3.0 GNU General Public License 3.0
llama3.3 Llama 3.3 Community License
gemma Gemma Terms of Use
afl-3.0 Academic Free License 3.0
agpl-3.0 GNU Affero General Public License 3.0
apple-amlr Apple Machine Learning Research License
apple-ascl Apple Sample Code License
artistic-2.0 Artistic License 2.0
bigcode-openrail-m BigCode OpenRAIL-M
bigscience-bloom-rail-1.0 BigScience BLOOM RAIL 1.0
bigscience-openrail-m BigScience OpenRAIL-M
bsd-2-clause BSD 2-Clause “Simplified” License
bsd-3-clause-clear BSD 3-Clause Clear License
bsl-1.0 Boost Software License 1.0
c-uda Computational Use of Data Agreement
cc-by-nc-nd-4.0 Creative Commons Attribution-NonCommercial-NoDerivatives 4.0
cc-by-nc-sa-4.0 Creative Commons Attribution-NonCommercial-ShareAlike 4.0
cc-by-nd-4.0 Creative Commons Attribution-NoDerivatives 4.0
cc-by-3.0 Creative Commons Attribution 3.0
cc-by-sa-3.0 Creative Commons Attribution-ShareAlike 3.0
cdla-permissive-2.0 Community Data License Agreement Permissive 2.0
cdla-sharing-1.0 Community Data License Agreement Sharing 1.0
creativeml-openrail-m CreativeML OpenRAIL-M
deepfloyd-if-license DeepFloyd IF Research License
ecl-2.0 Educational Community License 2.0
epl-2.0 Eclipse Public License 2.0
etalab-2.0 Etalab Open License 2.0
eupl-1.2 European Union Public License 1.2
gfdl GNU Free Documentation License
gpl-2.0 GNU General Public License 2.0
intel-research Intel Research Use License
isc ISC License
lgpl-2.1 GNU Lesser General Public License 2.1
lgpl-3.0 GNU Lesser General Public License 3.0
llama2 Llama 2 Community License
llama3 Llama 3 Community License
llama3.1 Llama 3.1 Community License
llama3.2 Llama 3.2 Community License
llama4 Llama 4 Community License
lppl-1.3c LaTeX Project Public License 1.3c
mpl-2.0 Mozilla Public License 2.0
ms-pl Microsoft Public License
ncsa University of Illinois/NCSA Open Source License
odbl Open Data Commons Open Database License
odc-by Open Data Commons Attribution License
ofl-1.1 SIL Open Font License 1.1
openmdw-1.0 OpenMDW License 1.0
openrail++ OpenRAIL++
osl-3.0 Open Software License 3.0
pddl Open Data Commons Public Domain Dedication and License
postgresql PostgreSQL License
unlicense The Unlicense
wtfpl WTFPL 2.0
zlib zlib License
`;

export const OTHER = 'other';

export const LICENSES: readonly License[] = KNOWN.trim()
  .split('\n')
  .map((line) => ({ id: line.slice(0, line.indexOf(' ')), name: line.slice(line.indexOf(' ') + 1) }));
