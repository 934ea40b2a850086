import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { ImportSource } from '@prisma/client'
import { Expose } from 'class-transformer'
import { IsDateString, IsEmail, IsEnum, IsOptional, IsString, Length } from 'class-validator'

export class CreateMemberDto {
  @ApiProperty()
  @IsString()
  @Expose({ name: 'first_name' })
  firstName: string

  @ApiProperty()
  @IsString()
  @Expose({ name: 'last_name' })
  lastName: string

  @ApiProperty({ format: 'date' })
  @IsDateString()
  dob: string

  @IsOptional()
  @IsEmail()
  email?: string

  @ApiProperty()
  @IsString()
  @Expose({ name: 'plan_id' })
  planId: string

  @ApiPropertyOptional({ description: 'Subscriber number in the file of the carrier or employer' })
  @IsOptional()
  @Length(1, 80)
  @Expose({ name: 'import_id' })
  importId?: string

  @ApiPropertyOptional({ enum: ImportSource })
  @IsOptional()
  @IsEnum(ImportSource)
  @Expose({ name: 'import_source' })
  importSource?: ImportSource
}
