/*
  Raw-byte rules: hints with next to no false positives. Structure (macros, scripts, attachments) is judged by the
  inspections, never here: text rules on "/JavaScript" or "AutoOpen" fire on documents that merely talk about them.

  Rules see overlapping windows of a file, so none may use `filesize`, `entrypoint` or `at` a fixed offset,
  and none may span more than 64 KB.
*/

rule eicar_test_file
{
    strings:
        // The industry's harmless test string, in hex so that this file itself isn't reported.
        $eicar = { 58 35 4F 21 50 25 40 41 50 5B 34 5C 50 5A 58 35 34 28 50 5E 29 37 43 43 29 37 7D 24
                   45 49 43 41 52 2D 53 54 41 4E 44 41 52 44 2D 41 4E 54 49 56 49 52 55 53 2D 54 45 53 54
                   2D 46 49 4C 45 21 24 48 2B 48 2A }
    condition:
        $eicar
}

rule windows_program
{
    strings:
        $stub = { 4D 5A [70-200] 54 68 69 73 20 70 72 6F 67 72 61 6D 20 63 61 6E 6E 6F 74 20 62 65 20 72 75 6E
                  20 69 6E 20 44 4F 53 20 6D 6F 64 65 }
    condition:
        // The pointer at 0x3c must lead to a PE header, or it is only text about programs.
        for any i in (1..#stub) : (
            uint32(@stub[i] + 0x3c) < 0x1000 and uint32(@stub[i] + uint32(@stub[i] + 0x3c)) == 0x00004550
        )
}

rule linux_program
{
    strings:
        $elf = { 7F 45 4C 46 (01 | 02) 01 01 [9] (02 | 03) 00 (03 | 28 | 3E | B7) 00 01 00 00 00 }
    condition:
        $elf
}

rule office_troubleshooter_link
{
    strings:
        $protocol = /ms-msdt:\/{0,2}id\s/ nocase  // CVE-2022-30190
    condition:
        $protocol
}

rule office_web_archive_link
{
    strings:
        $target = /mhtml:https?:\/\/[^\s"<>!]{1,200}!x-usc:/ nocase  // CVE-2021-40444
    condition:
        $target
}

rule encoded_powershell
{
    strings:
        $command = /powershell(\.exe)?[^\r\n]{1,80}-e(nc|ncodedcommand)?\s+[A-Za-z0-9+\/]{120}/ nocase
    condition:
        $command
}
