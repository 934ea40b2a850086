import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDateString, IsOptional, IsString } from 'class-validator';

export class PatientDto {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  @IsString()
  firstName!: string;

  @ApiProperty()
  @IsString()
  lastName!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsDateString()
  dob?: string;

  @ApiPropertyOptional({ description: 'ID of the patient in Hint' })
  @IsOptional()
  hintId?: string;

  @ApiPropertyOptional({ description: 'import_id of the Hint patient' })
  @IsOptional()
  @IsString()
  importId?: string;
}
